package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.ScoreException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnfoldingTest {
    /**
     * A measure is a letter with signs: {@code |:} before it and {@code :|} or {@code :|4} after it repeat, {@code [1,3}
     * is a bracket, {@code S} a segno, {@code O} a coda, {@code >O} to coda, {@code DC}, {@code DS} and {@code F} fine.
     */
    @ParameterizedTest
    @CsvSource({
        "'a b', a b",
        "'a b :|', a b a b",
        "'a |: b :| c', a b b c",
        "'a |: b :|4 c', a b b b b c",
        "'a :| b :| c', a a b b c",
        "'|: a :| |: b :|', a a b b",
        "'|: a [1 b :| [2 c', a b a c",
        "'|: a [1 b :| [2 c d', a b a c d",
        "'|: a [1 b [1 c :| [2 d [2 e f :| g', a b c a d e f f g",
        "'|: a [1,2 b :| [3 c', a b a b a c",
        "'|: a [1 b :| c', a b a c",
        "'|: a [1 b :| [2 c :| [3 d e', a b a c a d e",
        "'|: a [1,4,5 b :| [2 c :| [3 d :|', a b a c a d a b a b",
        "'a b F c d DC', a b c d a b",
        "'a S b >O c DS O d', a b c b d",
        "'a S b c F d DS', a b c d b c",
        "'a b DC c', a b a b c",
        "'a b >O c DC O d', a b c a b d",
        "'a :| |: b :| F', a a b b",
        "'a b :| |: c d :| F e f DC', a b a b c d c d e f a b a b c d c d",
        "'a :| |: b c F [1 d :| [2 e :| [3 f DC', a a b c d b c e b c f a a b c",
        "'|: a b :| DC', a b a b a b a b",
        "'|: a [1 b :| S [2 c d DS', a b a c d c d",
        "'|: a [1,2 b :| S [3,4 c :| d DS', a b a b a c a c d c a c d",
        "'|: a >O [1 b :| [2 c DC O [2 d', a b a c a d"
    })
    void repeatsAndJumpsArePlayedOut(String written, String played) throws ScoreException {
        Score score = score(written);
        Score unfolded = Unfolding.of(score, ScoreLimits.DEFAULT);
        assertEquals(played, labels(unfolded));
        assertEquals(
                played.replace(" ", ""),
                unfolded.parts().get(0).notes().stream()
                        .map(note -> String.valueOf((char) ('a' + note.midi() - 60)))
                        .collect(Collectors.joining()));
    }

    @Test
    void aScoreWithoutSignsStaysItself() throws ScoreException {
        Score score = score("a b c");
        assertSame(score, Unfolding.of(score, ScoreLimits.DEFAULT));
    }

    @Test
    void aCountThatIsAbsurdIsRefused() {
        refused(
                Problem.TOO_LARGE,
                "Playing out the repeats does not end within 20000 measures; measure a is reached again and again. Maybe"
                        + " the number of its repeats is wrong: correct it, or raise the limit on measures.",
                score("a b :|1000000"));
    }

    @Test
    void bracketsThatAreNeverPlayedDoNotHoldUpTheRefusal() {
        String brackets = " [999999 b".repeat(15_000);
        String many = IntStream.range(1, 9_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
        refused(
                Problem.TOO_LARGE,
                "Playing out the repeats does not end within 20000 measures; measure b is reached again and again. Maybe"
                        + " the number of its repeats is wrong: correct it, or raise the limit on measures.",
                score("|: a" + brackets + " [" + many + " c :|"));
    }

    @ParameterizedTest
    @CsvSource({"'a b DS c', segno", "'a >O b DC c', coda"})
    void aJumpThatLeadsNowhereIsRefused(String written, String target) {
        refused(
                Problem.UNPLAYABLE,
                "Measure " + (target.equals("coda") ? "a" : "b") + " leads to a " + target
                        + ", but the score has none: mark the measure to go to, or take out the jump.",
                score(written));
    }

    @Test
    void whatHoldsWhereARepeatLeadsBackToHoldsThereAgain() throws ScoreException {
        Score plain = score("a |: b c :| d");
        Key sharps = new Key(2, Mode.MAJOR);
        var score = new Score(
                Metadata.NONE,
                plain.parts(),
                plain.measures(),
                TempoMap.of(List.of(new Timeline.Change<>(Rational.of(8), Rational.of(60)))),
                Timeline.of(Key.C_MAJOR, List.of(new Timeline.Change<>(Rational.of(8), sharps))),
                List.of(
                        ChordSymbol.of(Rational.of(0), NoteName.parse("C"), ChordKind.MAJOR),
                        ChordSymbol.of(Rational.of(8), NoteName.parse("D"), ChordKind.MAJOR)));
        Score unfolded = Unfolding.of(score, ScoreLimits.DEFAULT);
        assertEquals("a b c b c d", labels(unfolded));
        assertEquals(Key.C_MAJOR, unfolded.keys().at(Rational.of(12)));
        assertEquals(sharps, unfolded.keys().at(Rational.of(16)));
        assertEquals(Rational.of(120), unfolded.tempos().at(Rational.of(12)));
        assertEquals(
                List.of("0 C", "8 D", "12 C", "16 D"),
                unfolded.chords().stream()
                        .map(chord -> chord.onset() + " " + chord.root())
                        .toList());
    }

    @Test
    void everyMeasureOfARandomScoreIsHeard() throws ScoreException {
        for (long seed = 0; seed < 200; seed++) {
            Score score = RandomScores.of(seed, RandomScores.EVERYTHING);
            Score unfolded = Unfolding.of(score, ScoreLimits.DEFAULT);
            assertEquals(
                    score.measures().stream().map(Measure::label).distinct().toList(),
                    unfolded.measures().stream().map(Measure::label).distinct().toList());
            assertTrue(!unfolded.isFolded());
            assertSame(unfolded, Unfolding.of(unfolded, ScoreLimits.DEFAULT));
        }
    }

    private static void refused(Problem problem, String message, Score score) {
        var error = assertThrows(ScoreException.class, () -> Unfolding.of(score, ScoreLimits.DEFAULT));
        assertEquals(message, error.getMessage());
        assertEquals(problem, error.problem());
    }

    private static String labels(Score score) {
        return score.measures().stream().map(Measure::label).collect(Collectors.joining(" "));
    }

    private static Score score(String written) {
        List<Measure> measures = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        Barlines before = Barlines.PLAIN;
        for (String sign : written.split(" ")) {
            int last = measures.size() - 1;
            Barlines there = last < 0 ? Barlines.PLAIN : measures.get(last).barlines();
            if (sign.equals("|:")) {
                before = before.withStartRepeat();
            } else if (sign.startsWith("[")) {
                before = before.withEndings(Arrays.stream(sign.substring(1).split(","))
                        .map(Integer::valueOf)
                        .toList());
            } else if (sign.equals("S")) {
                before = before.with(Mark.SEGNO);
            } else if (sign.equals("O")) {
                before = before.with(Mark.CODA);
            } else if (sign.startsWith(":|")) {
                int times = sign.length() == 2 ? 2 : Integer.parseInt(sign.substring(2));
                measures.set(last, measures.get(last).with(there.withEndRepeat(times)));
            } else if (List.of("DC", "DS", "F", ">O").contains(sign)) {
                Mark mark = sign.equals("DC")
                        ? Mark.DA_CAPO
                        : sign.equals("DS") ? Mark.DAL_SEGNO : sign.equals("F") ? Mark.FINE : Mark.TO_CODA;
                measures.set(last, measures.get(last).with(there.with(mark)));
            } else {
                Rational onset = Rational.of(4L * measures.size());
                measures.add(new Measure(sign, onset, Rational.of(4), Metre.FOUR_FOUR, false, before));
                notes.add(Note.of(onset, Rational.of(4), Key.C_MAJOR.spell(60 + sign.charAt(0) - 'a')));
                before = Barlines.PLAIN;
            }
        }
        return new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "", notes)),
                measures,
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                List.of());
    }
}
