package io.ripieno.models.data.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.data.phrase.Composition;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Manner;
import io.ripieno.models.data.phrase.Note;
import io.ripieno.models.data.render.JdkSynthesizer;
import io.ripieno.models.data.render.Rendering;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PiecesTest {
    @Test
    void everyPlayerCanPlayWhatThePieceAsksFor() {
        assertThat(Pieces.all()).hasSize(5).allSatisfy(piece -> {
            assertThat(piece.seconds()).isBetween(10.0, 20.0);
            for (Player player : piece.players()) {
                assertThat(player.instrument().programs()).contains(player.program());
                assertThat(player.instrument().manners()).contains(player.manner());
            }
        });
    }

    @Test
    void everyPlayerIsHeardForAThirdOfThePieceAtLeast() {
        for (Piece piece : Pieces.all()) {
            for (int i = 0; i < piece.players().size(); i++) {
                Player player = piece.players().get(i);
                double heard = 0;
                double until = 0;
                for (Note note : Performance.placed(piece, player, i).phrase().notes()) {
                    double rings = player.instrument().isUnpitched() ? 0.3 : 0;
                    double end = note.end() + rings;
                    heard += Math.max(0, end - Math.max(until, note.start()));
                    until = Math.max(until, end);
                }
                assertThat(heard)
                        .as("%s of %s", player.instrument(), piece.name())
                        .isGreaterThan(piece.seconds() / 3);
            }
        }
    }

    @Test
    void whoEntersLateEntersWithTheFirstChord() {
        Composition composition = Pieces.all().get(0).composition();
        List<Player> players = List.of(new Player(Instrument.FLUTE, Manner.MELODY, 73, 0, 0, 3));
        assertThatThrownBy(() -> new Piece("late", composition, 10, players))
                .hasMessageContaining("enters at bar 3")
                .hasMessageContaining("multiple of its 4 chords");
    }

    @Test
    void aPlayerOnTheLeftIsLouderThereAndTheEndIsSilent() throws IOException {
        Composition composition = Pieces.all().get(0).composition();
        Piece piece = new Piece("left", composition, 2, List.of(new Player(Instrument.ORGAN, Manner.PAD, 19, 0, -0.8)));
        Rendering sound = Performance.of(piece, JdkSynthesizer.withoutFont());
        double left = 0;
        double right = 0;
        for (int i = 0; i < sound.left().length; i++) {
            left += Math.abs(sound.left()[i]);
            right += Math.abs(sound.right()[i]);
        }
        assertThat(left).isGreaterThan(5 * right).isGreaterThan(100);
        assertThat(sound.left()[sound.left().length - 1]).isBetween(-1e-3f, 1e-3f);
    }
}
