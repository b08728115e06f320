package io.ripieno.music.dmelodies;

import static io.ripieno.music.dmelodies.Factors.UNDEFINED;
import static io.ripieno.music.dmelodies.Melody.HOLD;
import static io.ripieno.music.dmelodies.Melody.REST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactorExtractionTest {
    @Test
    void fewerThanThreeNotesHaveNeitherRootNorScale() {
        int[] slots = new int[16];
        Arrays.fill(slots, REST);
        slots[0] = 60;
        slots[4] = 64;
        Factors factors = FactorExtraction.of(new Melody(slots));
        assertThat(factors.tonic()).isEqualTo(UNDEFINED);
        assertThat(factors.octave()).isEqualTo(UNDEFINED);
        assertThat(factors.scale()).isEqualTo(UNDEFINED);
        assertThat(factors.rhythm1()).isEqualTo(UNDEFINED);
        assertThat(factors.isComplete()).isFalse();
    }

    @Test
    void elevenNotesHaveNoDirections() {
        int[] slots = slotsOf(0);
        slots[13] = HOLD;
        Factors factors = FactorExtraction.of(new Melody(slots));
        assertThat(factors).isEqualTo(new Factors(0, 0, 0, 0, UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED));
    }

    @Test
    void aNoteOutsideAllScalesLeavesTheScaleUndefined() {
        int[] slots = slotsOf(0);
        slots[4] = 61;
        assertThat(FactorExtraction.of(new Melody(slots)).scale()).isEqualTo(UNDEFINED);
    }

    @Test
    void aChordThatTurnsHasNoDirection() {
        int[] slots = slotsOf(0);
        slots[1] = 72;
        Factors factors = FactorExtraction.of(new Melody(slots));
        assertThat(factors.arpeggio1()).isEqualTo(UNDEFINED);
        assertThat(factors.arpeggio2()).isZero();
    }

    @Test
    void aRootOutsideTheOctavesKeepsItsTonic() {
        int[] slots = slotsOf(0);
        for (int i = 0; i < slots.length; i++) {
            slots[i] = slots[i] == REST ? REST : slots[i] - 24;
        }
        Factors factors = FactorExtraction.of(new Melody(slots));
        assertThat(factors.tonic()).isZero();
        assertThat(factors.octave()).isEqualTo(UNDEFINED);
    }

    @Test
    void aRootBelowMidiHasItsTonic() {
        Factors factors = FactorExtraction.of(List.of(-1, 3, 6), List.of(0, 1, 2));
        assertThat(factors.tonic()).isEqualTo(11);
        assertThat(factors.octave()).isEqualTo(UNDEFINED);
    }

    @Test
    void aNoteOffTheEighthsLeavesTheRhythmsUndefinedAndTellsTheRest() {
        assertThat(FactorExtraction.of(List.of(60, 64, 67), List.of(0, UNDEFINED, 2)))
                .isEqualTo(new Factors(0, 0, 0, UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED, UNDEFINED));
    }

    private static int[] slotsOf(int row) {
        int[] slots = new int[Melody.SLOTS];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = Melodies.of(row).at(i);
        }
        return slots;
    }
}
