package io.ripieno.models.data.soundfont;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetailTest {
    private static final int RATE = 16_000;
    private static final int SECONDS = 3;

    @Test
    void keepsTheMiddleNotesOfEqualPartsOfTheCompassWithAllTheirLayers() {
        List<Recording> notes = IntStream.range(0, 12)
                .mapToObj(i -> new Recording("n" + i, 60 + i / 2, i % 2, RATE, new float[1]))
                .toList();
        assertThat(Detail.ofNotes(2).of(notes)).extracting(Recording::key).containsExactly(61, 61, 64, 64);
        assertThat(Detail.ofNotes(6).of(notes)).isEqualTo(notes);
        assertThat(Detail.WHOLE.of(notes)).isEqualTo(notes);
    }

    @Test
    void fewNotesReachFartherAndAreRepeatedSooner() {
        List<Recording> notes = IntStream.of(57, 69, 81)
                .mapToObj(key -> new Recording("n" + key, key, 0, RATE, tone(440 * Math.pow(2, (key - 69) / 12.0))))
                .toList();
        Preset whole = PresetBuilder.instrument("tone", 73, notes, Sustain.HELD, Detail.WHOLE);
        Preset few = PresetBuilder.instrument("tone", 73, notes, Sustain.HELD, Detail.ofNotes(1));
        assertThat(whole.zones()).hasSize(3);
        assertThat(few.zones()).singleElement().satisfies(zone -> {
            assertThat(zone.lowKey()).isEqualTo(69 - 24);
            assertThat(zone.highKey()).isEqualTo(69 + 24);
            Loop loop = zone.sample().loop();
            assertThat(loop).isNotNull();
            assertThat(loop.end()).isLessThanOrEqualTo((int) (0.8 * RATE));
            assertThat(loop.end() - loop.start()).isBetween((int) (0.08 * RATE) - 1, (int) (0.15 * RATE) + 1);
        });
    }

    @Test
    void refusesFontsWithoutNotes() {
        assertThatIllegalArgumentException().isThrownBy(() -> Detail.ofNotes(0)).withMessageContaining("0 notes");
    }

    private static float[] tone(double hertz) {
        float[] tone = new float[SECONDS * RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return tone;
    }
}
