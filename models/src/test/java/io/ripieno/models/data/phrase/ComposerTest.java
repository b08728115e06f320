package io.ripieno.models.data.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposerTest {
    private static final double SECONDS = 10.5;

    private static Phrase phrase(Instrument instrument, long seed) {
        return Composer.write(instrument, Composition.of(Dice.derive(seed, 7)), seed, SECONDS);
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedGivesTheSamePhraseAndAnotherSeedAnother(Instrument instrument) {
        assertThat(phrase(instrument, 5)).isEqualTo(phrase(instrument, 5));
        assertThat(phrase(instrument, 5).notes())
                .isNotEqualTo(phrase(instrument, 6).notes());
    }

    @ParameterizedTest
    @EnumSource
    void everyNoteLiesInTheRangeOfItsInstrumentAndInTheTimeOfItsPhrase(Instrument instrument) {
        for (long seed = 0; seed < 150; seed++) {
            Phrase phrase = phrase(instrument, seed);
            assertThat(instrument.programs()).contains(phrase.program());
            for (Note note : phrase.notes()) {
                assertThat(note.key()).isBetween(instrument.lowest(), instrument.highest());
                assertThat(note.end()).isLessThanOrEqualTo(SECONDS + 0.05);
            }
            assertThat(phrase.controls()).allMatch(control -> control.at() <= SECONDS);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPhraseSoundsFromItsBeginning(Instrument instrument) {
        for (long seed = 0; seed < 150; seed++) {
            assertThat(phrase(instrument, seed).notes())
                    .as("%s, seed %s", instrument, seed)
                    .isNotEmpty()
                    .first()
                    .satisfies(note -> assertThat(note.start()).isLessThan(2.5));
        }
    }

    @Test
    void drumsAndCymbalsShareNoKey() {
        Set<Integer> drums = new HashSet<>();
        Set<Integer> cymbals = new HashSet<>();
        for (long seed = 0; seed < 200; seed++) {
            phrase(Instrument.DRUMS, seed).notes().forEach(note -> drums.add(note.key()));
            phrase(Instrument.CYMBALS, seed).notes().forEach(note -> cymbals.add(note.key()));
        }
        assertThat(drums).contains(36, 38, 60).doesNotContainAnyElementsOf(cymbals);
        assertThat(cymbals).contains(42, 46, 49, 51);
    }

    @Test
    void windsPlayOneNoteAtATime() {
        for (long seed = 0; seed < 50; seed++) {
            Phrase phrase = phrase(Instrument.SAXOPHONE, seed);
            for (int i = 1; i < phrase.notes().size(); i++) {
                double overlap =
                        phrase.notes().get(i - 1).end() - phrase.notes().get(i).start();
                assertThat(overlap).isLessThan(0.2);
            }
        }
    }

    @Test
    void compositionsCoverMetresModesAndTempi() {
        Set<Metre> metres = new HashSet<>();
        Set<Mode> modes = new HashSet<>();
        double slowest = 999;
        double fastest = 0;
        for (long seed = 0; seed < 300; seed++) {
            Composition composition = Composition.of(seed);
            metres.add(composition.metre());
            modes.add(composition.mode());
            slowest = Math.min(slowest, composition.tempo());
            fastest = Math.max(fastest, composition.tempo());
        }
        assertThat(metres).containsExactlyInAnyOrder(Metre.values());
        assertThat(modes).containsExactlyInAnyOrder(Mode.values());
        assertThat(slowest).isBetween(50.0, 60.0);
        assertThat(fastest).isBetween(180.0, 200.0);
    }

    @Test
    void aPhraseThatIsTooShortSaysHowLongItMustBe() {
        assertThatThrownBy(() -> Composer.write(Instrument.PIANO, Composition.of(1), 1, 0.5))
                .hasMessageContaining("0.5 s")
                .hasMessageContaining("1 s or more");
    }

    @Test
    void labelsAreAlphabetical() {
        assertThat(Instrument.labels()).hasSize(18).isSorted().contains("mallet_percussion");
    }
}
