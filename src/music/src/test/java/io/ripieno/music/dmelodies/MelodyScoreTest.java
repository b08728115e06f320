package io.ripieno.music.dmelodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.music.measure.Tunes;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MelodyScoreTest {
    @Test
    void theFactorsOfARowAreFoundInItsScore() throws Exception {
        var random = new Random(3);
        for (int i = 0; i < 500; i++) {
            int row = random.nextInt(Melodies.COUNT);
            Score score = MelodyScore.of(Melodies.of(row), "row " + row);
            assertThat(MelodyScore.factors(score)).isEqualTo(Factors.of(row));
        }
    }

    @Test
    void aScoreHasTwoBarsOfEighthsSpelledAsTheVocabularyDoes() {
        Score score = MelodyScore.of(Melodies.of(0), "dMelodies 0");
        assertThat(score.measures()).hasSize(2);
        assertThat(score.parts().get(0).notes()).hasSize(12);
        assertThat(score.parts().get(0).events()).hasSize(16);
        assertThat(score.metadata().title()).isEqualTo("dMelodies 0");
    }

    @Test
    void heldNotesAreLonger() {
        int[] slots = new int[Melody.SLOTS];
        Arrays.fill(slots, Melody.HOLD);
        slots[2] = 61;
        Score score = MelodyScore.of(new Melody(slots), "");
        assertThat(score.parts().get(0).notes()).singleElement().satisfies(note -> {
            assertThat(note.onset()).isEqualTo(Rational.ONE);
            assertThat(note.duration()).isEqualTo(Rational.of(7));
            assertThat(note.pitch()).hasToString("C#4");
        });
    }

    @Test
    void notesOffTheEighthsOrBeyondTwoBarsHaveNoRhythm() throws Exception {
        Factors factors = MelodyScore.factors(Tunes.score("0:1/2:C4 1/2:1/2:E4 1:1/4:G4 5/4:1/4:F4 8:1:C4"));
        assertThat(factors.rhythm1()).isEqualTo(Factors.UNDEFINED);
        assertThat(factors.tonic()).isZero();
        assertThat(factors.scale()).isZero();
    }

    @Test
    void polyphonyHasNoFactors() {
        assertThatThrownBy(() -> MelodyScore.factors(Tunes.score("0:1:C4 0:2:E4")))
                .isInstanceOf(NotALeadSheetException.class);
    }
}
