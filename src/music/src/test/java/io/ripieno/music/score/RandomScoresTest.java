package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.RandomScores.Feature;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
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

    @Test
    void eachFeatureOccurs() {
        List<Score> scores = LongStream.range(0, 100)
                .mapToObj(seed -> RandomScores.of(seed, RandomScores.EVERYTHING))
                .toList();
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        Set<Tuplet> tuplets = new HashSet<>();
        for (Score score : scores) {
            score.measures().forEach(measure -> marks.addAll(measure.barlines().marks()));
            score.parts().stream().flatMap(part -> part.events().stream()).forEach(event -> {
                if (event.notation().tuplet() != null) {
                    tuplets.add(event.notation().tuplet());
                }
            });
        }
        assertEquals(EnumSet.allOf(Mark.class), marks);
        assertEquals(Set.of(Tuplet.TRIPLET, new Tuplet(5, 4), new Tuplet(7, 4), new Tuplet(6, 4)), tuplets);
        assertTrue(scores.stream().anyMatch(score -> score.measures().stream()
                .anyMatch(measure -> measure.barlines().endRepeat() == 4)));
        assertTrue(scores.stream().anyMatch(score -> score.measures().stream()
                .anyMatch(measure -> measure.barlines().endings().size() == 3)));
        assertTrue(scores.stream().anyMatch(score -> score.chords().stream()
                .anyMatch(chord -> !chord.degrees().isEmpty())));
        assertTrue(scores.stream().anyMatch(score -> score.parts().stream().anyMatch(part -> part.staves() == 2)));
        assertTrue(scores.stream().anyMatch(score -> score.parts().stream()
                .anyMatch(part -> part.events().stream().anyMatch(Unpitched.class::isInstance))));
        assertTrue(scores.stream().anyMatch(score -> score.parts().stream().anyMatch(RandomScoresTest::tiesAChord)));
    }

    private static boolean tiesAChord(Part part) {
        return part.notes().stream()
                .anyMatch(one -> one.tie().toAfter()
                        && part.notes().stream()
                                .anyMatch(other -> other.tie().toAfter()
                                        && other.onset().equals(one.onset())
                                        && other.voice() == one.voice()
                                        && other.midi() > one.midi()));
    }
}
