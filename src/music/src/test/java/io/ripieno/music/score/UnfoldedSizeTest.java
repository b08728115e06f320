package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ripieno.music.score.ScoreException.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small scores that would be played out to something huge. */
class UnfoldedSizeTest {
    /** Far above what unfolding takes, below what it would if each repeat looked through the whole score. */
    private static final Duration HANG = Duration.ofSeconds(10);

    private static final int MANY = 10_000;
    private static final int TIMES = 19_999;

    @ParameterizedTest
    @CsvSource({"notes, 210000", "chords, 200020", "tempos, 200020", "keys, 200020"})
    void whatARepeatMultipliesBeyondTheLimitIsRefusedBeforeItIsMade(String what, int least) {
        Score score = new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "", notes(what.equals("notes") ? MANY : 1))),
                List.of(measure(1, 0, Barlines.PLAIN.withEndRepeat(TIMES))),
                TempoMap.of(what.equals("tempos") ? changes(i -> Rational.of(60 + i % 2)) : List.of()),
                Timeline.of(
                        Key.C_MAJOR, what.equals("keys") ? changes(i -> new Key(1 + i % 2, Mode.MAJOR)) : List.of()),
                what.equals("chords") ? chords(MANY, Rational.ZERO) : List.of());
        var error = assertTimeoutPreemptively(
                HANG, () -> assertThrows(ScoreException.class, () -> Unfolding.of(score, ScoreLimits.DEFAULT)));
        assertEquals(
                "The score has at least " + least + " notes, rests and signs, over the limit of 200000. Maybe it is"
                        + " damaged: if not, split it or raise the limit on notes, rests and signs.",
                error.getMessage());
        assertEquals(Problem.TOO_LARGE, error.problem());
    }

    @Test
    void aRepeatDoesNotLookThroughTheWholeScore() {
        int many = 190_000;
        Score score = new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "", List.of())),
                List.of(measure(1, 0, Barlines.PLAIN.withEndRepeat(TIMES)), measure(2, 4, Barlines.PLAIN)),
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                chords(many, Rational.of(4)));
        Score unfolded = assertTimeoutPreemptively(HANG, () -> Unfolding.of(score, ScoreLimits.DEFAULT));
        assertEquals(TIMES + 1, unfolded.measures().size());
        assertEquals(many, unfolded.chords().size());
    }

    private static Measure measure(int number, long onset, Barlines barlines) {
        return Measure.of(number, Rational.of(onset), Metre.FOUR_FOUR).with(barlines);
    }

    private static List<Note> notes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Note.of(time(i), Rational.of(1, MANY), Key.C_MAJOR.spell(60)))
                .toList();
    }

    private static List<ChordSymbol> chords(int count, Rational from) {
        return IntStream.range(0, count)
                .mapToObj(i -> ChordSymbol.of(
                        from.plus(Rational.of(i, count)), NoteName.parse(i % 2 == 0 ? "C" : "D"), ChordKind.MAJOR))
                .toList();
    }

    private static <T> List<Timeline.Change<T>> changes(Function<Integer, T> value) {
        return IntStream.rangeClosed(1, MANY)
                .mapToObj(i -> new Timeline.Change<>(time(i), value.apply(i)))
                .toList();
    }

    /** The last of them is still in the first measure. */
    private static Rational time(int index) {
        return Rational.of(index, MANY);
    }
}
