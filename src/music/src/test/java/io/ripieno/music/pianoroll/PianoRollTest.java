package io.ripieno.music.pianoroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ripieno.music.measure.Tunes;
import io.ripieno.music.score.Barlines;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Measured;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PianoRollTest {
    @Test
    void aNoteSoundsInEveryStepThatItHasAPartOf() throws Exception {
        PianoRoll roll = PianoRoll.of(Tunes.notes("0:1/3:C4 1/3:2/3:C4 5/4:1/2:E4"), Rational.of(1, 4), Rational.of(2));
        assertThat(roll.columns()).isEqualTo(8);
        assertThat(columns(roll, column -> roll.sounds(60, column))).containsExactly(0, 1, 2, 3);
        assertThat(columns(roll, column -> roll.begins(60, column))).containsExactly(0, 1);
        assertThat(columns(roll, column -> roll.sounds(64, column))).containsExactly(5, 6);
        assertThat(columns(roll, column -> roll.sounds(61, column))).isEmpty();
    }

    @Test
    void aTripletStepDividesTriplets() throws Exception {
        PianoRoll roll = PianoRoll.of(Tunes.notes("0:1/3:C4 2/3:1/3:C4"), Rational.of(1, 3), Rational.ZERO);
        assertThat(columns(roll, column -> roll.sounds(60, column))).containsExactly(0, 2);
        assertThat(roll.columns()).isEqualTo(3);
    }

    @Test
    void aStepOfZeroAndTooManyColumnsAreRefused() {
        assertThatThrownBy(() -> PianoRoll.of(List.of(), Rational.ZERO, Rational.ONE))
                .hasMessageContaining("a step of 0 quarter notes");
        assertThatThrownBy(() -> PianoRoll.of(List.of(), Rational.of(1, 480), Rational.of(10_000)))
                .isInstanceOfSatisfying(
                        ScoreException.class, e -> assertThat(e.problem()).isEqualTo(ScoreException.Problem.TOO_LARGE))
                .hasMessage(
                        "The piano roll has 4800000 columns of 1/480 quarter notes, over the limit of 1048576: choose a longer step.");
    }

    @Test
    void theLongestRollsFitInMemory() throws Exception {
        Rational end = Rational.of(1 << 18);
        List<Note> all = IntStream.range(0, PianoRoll.PITCHES)
                .mapToObj(midi -> Note.of(Rational.ZERO, end, Key.C_MAJOR.spell(midi)))
                .toList();
        Measured measured = new Measured("piano rolls of 2^20 columns");
        PianoRoll roll = measured.of("all pitches", () -> PianoRoll.of(all, Rational.of(1, 4), end));
        assertThat(roll.columns()).isEqualTo(1 << 20);
        assertThat(roll.sounds(127, (1 << 20) - 1)).isTrue();
        measured.report();
    }

    @Test
    void aNoteListSaysWhereAndHowLongInQuartersAndSeconds() {
        var tempos = TempoMap.of(List.of(
                new Timeline.Change<>(Rational.ZERO, Rational.of(60)),
                new Timeline.Change<>(Rational.of(4), Rational.of(120))));
        var score = new Score(
                Metadata.NONE,
                List.of(Part.of("P1", "", Tunes.notes("3:2:C4")), Part.of("P2", "", Tunes.notes("0:1:E-3 5:1:G3"))),
                Tunes.bars(2),
                tempos,
                Timeline.of(Key.C_MAJOR),
                List.of());
        assertThat(NoteList.of(score).rows())
                .containsExactly(
                        row("P2", "1", 1, 0, 1, 0, 1, "E-3", 51),
                        row("P1", "1", 4, 3, 2, 3, 1.5, "C4", 60),
                        row("P2", "2", 2, 5, 1, 4.5, 0.5, "G3", 55));
    }

    private static List<Integer> columns(PianoRoll roll, IntPredicate wanted) {
        return IntStream.range(0, roll.columns()).filter(wanted).boxed().toList();
    }

    @Test
    void aNoteListOfThousandsOfNotesAndTemposIsMadeInTime() {
        int many = 50_000;
        Score score = new Score(
                Metadata.NONE,
                List.of(Part.of(
                        "P1",
                        "",
                        IntStream.range(0, many)
                                .mapToObj(i -> Note.of(Rational.of(i), Rational.ONE, Pitch.parse("C4")))
                                .toList())),
                List.of(new Measure("1", Rational.ZERO, Rational.of(many), Metre.FOUR_FOUR, false, Barlines.PLAIN)),
                TempoMap.of(IntStream.range(0, many)
                        .mapToObj(i -> new Timeline.Change<>(Rational.of(i), Rational.of(60 + 60L * (i % 2))))
                        .toList()),
                Timeline.of(Key.C_MAJOR),
                List.of());
        List<NoteList.Row> rows = assertTimeoutPreemptively(Duration.ofSeconds(8), () -> NoteList.of(score))
                .rows();
        assertThat(rows.get(many - 1).seconds()).isEqualTo(many / 2 * 1.5 - 0.5);
        assertThat(rows.get(many - 1).lasting()).isEqualTo(0.5);
    }

    private static NoteList.Row row(
            String part,
            String measure,
            int beat,
            int onset,
            int duration,
            double seconds,
            double lasting,
            String pitch,
            int midi) {
        return new NoteList.Row(
                part,
                measure,
                Rational.of(beat),
                Rational.of(onset),
                Rational.of(duration),
                seconds,
                lasting,
                pitch,
                midi);
    }
}
