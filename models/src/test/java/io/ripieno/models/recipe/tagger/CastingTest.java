package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.data.arrange.Arrangement;
import io.ripieno.models.data.arrange.Player;
import io.ripieno.models.data.arrange.Track;
import io.ripieno.models.data.clips.Improvisation;
import io.ripieno.models.data.clips.PieceKey;
import io.ripieno.models.data.piece.Sounds;
import io.ripieno.models.data.render.FontUse;
import io.ripieno.models.data.render.Sound;
import io.ripieno.models.data.render.StemFormat;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CastingTest {
    private static final Arrangement PIECE = Improvisation.of(
            new PieceKey("improvised#1", "", 5), List.of(Player.SAXOPHONE, Player.BANJO, Player.FLUTE), 10);

    private static Sounds playing(Predicate<Track> played) {
        return new Sounds(List.of(new Sound() {
            @Override
            public FontUse font() {
                return new FontUse("none", "own", "", 0, "MIT", true);
            }

            @Override
            public boolean plays(Track track) {
                return played.test(track);
            }

            @Override
            public List<float[][]> play(List<Track> tracks, StemFormat format) {
                throw new AssertionError("nothing is to be played");
            }
        }));
    }

    @Test
    void playersGetAProgramOfTheirsThatIsThereAndOthersAreLeftOut() {
        Arrangement cast = Casting.of(PIECE, playing(track -> List.of(67, 73).contains(track.program())));
        assertThat(cast.tracks()).extracting(Track::player).containsExactly(Player.SAXOPHONE, Player.FLUTE);
        assertThat(cast.tracks()).extracting(Track::program).containsExactly(67, 73);
        assertThat(cast.tracks().get(0).notes()).isEqualTo(PIECE.tracks().get(0).notes());
    }

    @Test
    void aPieceWhoseProgramsAreThereStaysAsItIs() {
        assertThat(Casting.of(PIECE, playing(track -> true))).isEqualTo(PIECE);
    }
}
