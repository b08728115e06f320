package io.ripieno.music.dmelodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MelodiesTest {
    @Test
    void thereAreAsManyAsTheFactorsAllow() {
        assertThat(Melodies.COUNT).isEqualTo(1_354_752);
    }

    /** Rows 0 and 1 as the specification prints them. */
    @ParameterizedTest
    @CsvSource({
        "0, C4 E4 G4 F4 A4 C5 rest rest G4 B4 D5 C4 E4 G4 rest rest",
        "1, C4 E4 G4 F4 A4 C5 rest rest G4 B4 D5 G4 E4 C4 rest rest",
        "16, C4 E4 G4 F4 A4 C5 rest rest G4 B4 D5 C4 E4 rest G4 rest"
    })
    void aRowIsItsMelody(int row, String melody) {
        assertThat(Melodies.of(row)).hasToString(melody);
    }

    /** B6 blues, both rhythms 00111111, all chords down: degrees 4 2 0, 7 5 3, 8 6 4 and 4 2 0 above MIDI 95. */
    @Test
    void theLastRowIsTheHighestMelodyDownwards() {
        assertThat(Melodies.of(Melodies.COUNT - 1).notes().stream().map(note -> note.midi() - 95))
                .containsExactly(6, 3, 0, 12, 9, 5, 14, 10, 6, 6, 3, 0);
        assertThat(Melodies.of(Melodies.COUNT - 1).at(8)).isEqualTo(Melody.REST);
    }

    @Test
    void row16HasTheNextValueOfTheSecondRhythm() {
        assertThat(Factors.of(16)).isEqualTo(new Factors(0, 0, 0, 0, 1, 0, 0, 0, 0));
    }

    @Test
    void rhythmsStandInLexicographicOrder() {
        assertThat(Factor.RHYTHM_BAR_1.valueNames())
                .hasSize(28)
                .startsWith("11111100", "11111010", "11111001", "11110110")
                .contains("11001111", "10111110")
                .endsWith("01101111", "01011111", "00111111");
        assertThat(Factor.RHYTHM_BAR_1.valueNames().get(14)).isEqualTo("11001111");
        assertThat(Factor.RHYTHM_BAR_1.valueNames().get(21)).isEqualTo("01111110");
    }

    @Test
    void everyRowIsFoundFromItsFactorsItsTokensAndItsNotes() {
        MelodyVocabulary vocabulary = MelodyVocabulary.usual();
        var wrong = new LongAdder();
        IntStream.range(0, Melodies.COUNT).parallel().forEach(row -> {
            Factors factors = Factors.of(row);
            Melody melody = Melodies.of(factors);
            if (factors.row() != row
                    || !FactorExtraction.of(melody).equals(factors)
                    || !vocabulary.decode(vocabulary.encode(melody)).equals(melody)) {
                wrong.increment();
            }
        });
        assertThat(wrong.sum()).isZero();
    }

    @Test
    void thePublishedNumberOfPitchSequencesComesOut() {
        assertThat(IntStream.range(0, Melodies.COUNT)
                        .filter(row -> Factors.of(row).rhythm1() == 0
                                && Factors.of(row).rhythm2() == 0)
                        .mapToObj(Melodies::of)
                        .distinct()
                        .count())
                .isEqualTo(1728);
    }

    @Test
    void filesAreNamedAfterRowAndFactors() {
        assertThat(Factors.of(16).fileName()).isEqualTo("16_0_0_0_0_1_0_0_0_0");
    }

    @Test
    void whatIsNoRowIsRefusedByName() {
        assertThatThrownBy(() -> Melodies.of(1_354_752))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("melody 1354752; they are numbered 0 to 1354751");
        assertThatThrownBy(() -> Factors.of(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Melodies.of(new Factors(0, 0, 0, -1, 0, 0, 0, 0, 0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("rhythm_bar1 is undefined");
        assertThatThrownBy(() -> new Factors(12, 0, 0, 0, 0, 0, 0, 0, 0))
                .hasMessage("tonic 12; it goes from 0 to 11, or is -1 if undefined");
    }
}
