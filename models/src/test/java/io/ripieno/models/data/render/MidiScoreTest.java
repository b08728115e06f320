package io.ripieno.models.data.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.data.phrase.Composer;
import io.ripieno.models.data.phrase.Composition;
import io.ripieno.models.data.phrase.Instrument;
import io.ripieno.models.data.phrase.Phrase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MidiScoreTest {
    private static Placed placed(Instrument instrument, long seed) {
        Phrase phrase = Composer.write(instrument, Composition.of(seed), seed, 6);
        return new Placed(phrase, 1, 8, instrument.isUnpitched() ? Placed.DRUM_CHANNEL : 3);
    }

    private static byte[] bytes(Instrument instrument, long seed) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MidiScore.write(MidiScore.of(List.of(placed(instrument, seed)), 9), out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSameBytes(Instrument instrument) throws IOException {
        assertThat(bytes(instrument, 3)).isEqualTo(bytes(instrument, 3)).isNotEqualTo(bytes(instrument, 4));
    }

    @ParameterizedTest
    @EnumSource
    void noKeyIsStruckWhileItIsDownAndAllAreLetGo(Instrument instrument) {
        for (long seed = 0; seed < 20; seed++) {
            Track track = MidiScore.of(List.of(placed(instrument, seed)), 9).getTracks()[0];
            Set<Integer> down = new HashSet<>();
            for (int i = 0; i < track.size(); i++) {
                MidiEvent event = track.get(i);
                if (!(event.getMessage() instanceof ShortMessage message)) {
                    continue;
                }
                assertThat(message.getChannel()).isEqualTo(instrument.isUnpitched() ? 9 : 3);
                if (message.getCommand() == ShortMessage.NOTE_ON) {
                    assertThat(down.add(message.getData1()))
                            .as("key %s, seed %s", message.getData1(), seed)
                            .isTrue();
                } else if (message.getCommand() == ShortMessage.NOTE_OFF) {
                    down.remove(message.getData1());
                }
            }
            assertThat(down).isEmpty();
        }
    }

    @Test
    void aPieceIsAsLongAsItWasAskedToBe() {
        assertThat(MidiScore.of(List.of(placed(Instrument.FLUTE, 1)), 9).getMicrosecondLength())
                .isEqualTo(9_000_000);
    }

    @Test
    void aFluteDoesNotPlayOnTheDrumChannel() {
        Phrase phrase = placed(Instrument.FLUTE, 1).phrase();
        assertThatThrownBy(() -> new Placed(phrase, 0, 1, Placed.DRUM_CHANNEL)).hasMessageContaining("flute");
    }
}
