package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.RandomScores.Feature;
import org.junit.jupiter.api.Test;

class RandomScoresTest {
    @Test
    void aSeedGivesTheSameScoreEachTime() {
        assertEquals(RandomScores.of(7, RandomScores.EVERYTHING), RandomScores.of(7, RandomScores.EVERYTHING));
        assertNotEquals(RandomScores.of(7, RandomScores.EVERYTHING), RandomScores.of(8, RandomScores.EVERYTHING));
    }

    @Test
    void everyVoiceFillsTheScore() {
        for (long seed = 0; seed < 100; seed++) {
            Score score = RandomScores.of(seed, RandomScores.EVERYTHING);
            for (Part part : score.parts()) {
                Rational end = Rational.ZERO;
                for (Event event : part.events()) {
                    if (event.voice() == 1 && !event.duration().isZero()) {
                        assertTrue(event.onset().equals(end) || event.end().equals(end), "hole at " + end);
                        end = event.end();
                    }
                }
                assertEquals(score.end(), end);
            }
        }
    }

    @Test
    void melodiesAreLeadSheets() throws NotALeadSheetException {
        for (long seed = 0; seed < 50; seed++) {
            Score score = RandomScores.of(seed, RandomScores.MELODY);
            assertTrue(!LeadSheet.melodyOf(score).isEmpty());
            assertTrue(score.keys().isConstant() && score.metres().isConstant());
            assertTrue(!RandomScores.MELODY.contains(Feature.CHORDS));
        }
    }
}
