package io.ripieno.music.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ripieno.music.score.RandomScores.Feature;
import io.ripieno.music.score.ScoreException.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranspositionTest {
    private static final Set<Feature> ALL_BUT_FREE = EnumSet.complementOf(EnumSet.of(Feature.FREE_SPELLING));

    /** The spelling of each number of semitones: P1 m2 M2 m3 M3 P4 d5 P5 m6 M6 m7 M7. */
    @ParameterizedTest
    @CsvSource({
        "0,C4", "1,D-4", "2,D4", "3,E-4", "4,E4", "5,F4", "6,G-4", "7,G4", "8,A-4", "9,A4", "10,B-4", "11,B4", "12,C5",
        "13,D-5", "19,G5", "-1,B3", "-2,B-3", "-3,A3", "-4,A-3", "-5,G3", "-6,F#3", "-7,F3", "-12,C3", "-14,B-2"
    })
    void semitonesHaveASpelling(int semitones, String pitch) {
        assertEquals(
                pitch, Pitch.parse("C4").plus(Interval.ofSemitones(semitones)).toString());
    }

    @ParameterizedTest
    @CsvSource({"P5,7", "m3,3", "-M2,-2", "A4,6", "d5,6", "M9,14", "P8,12", "P1,0", "-3,-3", "14,14", "d7,9"})
    void intervalsAreReadByName(String text, int semitones) {
        assertEquals(semitones, Interval.parse(text).semitones());
    }

    @ParameterizedTest
    @CsvSource({"P3", "M5", "X2", "''", "M0", "--2"})
    void whatIsNoIntervalIsNamed(String text) {
        var error = assertThrows(IllegalArgumentException.class, () -> Interval.parse(text));
        assertThat(error).hasMessageStartingWith("\"" + text + "\" is no interval.");
    }

    @Test
    void augmentedFourthAndDiminishedFifthDiffer() {
        assertEquals("F#4", Pitch.parse("C4").plus(Interval.parse("A4")).toString());
        assertEquals("G-4", Pitch.parse("C4").plus(Interval.parse("d5")).toString());
    }

    @Test
    void upAndDownAgainIsTheSameScore() throws ScoreException {
        for (long seed = 0; seed < 100; seed++) {
            Score score = RandomScores.of(seed, RandomScores.EVERYTHING);
            for (int semitones = -11; semitones <= 11; semitones++) {
                Interval interval = Interval.ofSemitones(semitones);
                if (withoutLimits(score, interval)) {
                    assertEquals(score, Transposition.of(Transposition.of(score, interval), interval.reversed()));
                }
            }
        }
    }

    /** Keys beyond 14 accidentals turn back, so there is no way back from there. */
    private static boolean withoutLimits(Score score, Interval interval) {
        return score.keys().changes().stream()
                .allMatch(change -> Math.abs(change.value().fifths() + interval.fifths()) <= Key.MOST_FIFTHS);
    }

    @Test
    void notesMoveWithTheirKeyAndItsChords() throws ScoreException {
        Score score = tune(Key.of(NoteName.parse("D"), Mode.MAJOR), "D4", "F#4", "G#4", "B-4");
        Score up = Transposition.of(score, Interval.parse("m2"));
        assertEquals(Key.of(NoteName.parse("E-"), Mode.MAJOR), up.keys().first());
        assertEquals("[E-4, G4, A4, C-5]", pitches(up).toString());
        assertEquals("E-", String.valueOf(up.chords().get(0).root()));
        assertEquals("B-", String.valueOf(up.chords().get(0).bass()));
        assertEquals("", up.chords().get(0).text());
    }

    @Test
    void doubleAccidentalsAreSimplifiedOnlyWhenAsked() throws ScoreException {
        Score score = tune(Key.of(NoteName.parse("F#"), Mode.MAJOR), "F#4", "E#4", "B#4");
        Score up = Transposition.of(score, Interval.parse("M3"));
        assertEquals("[A#4, G##4, D##5]", pitches(up).toString());
        assertEquals(10, up.keys().first().fifths());
        Score simple = Transposition.simplified(up);
        assertEquals("[B-4, A4, E5]", pitches(simple).toString());
        assertEquals(-2, simple.keys().first().fifths());
        assertEquals("B-", String.valueOf(simple.chords().get(0).root()));
    }

    @Test
    void soundIsMovedByTheSemitonesWhateverTheSpelling() throws ScoreException {
        for (long seed = 0; seed < 50; seed++) {
            Score score = RandomScores.of(seed, ALL_BUT_FREE);
            Score up = Transposition.simplified(Transposition.of(score, Interval.ofSemitones(6)));
            for (int p = 0; p < score.parts().size(); p++) {
                List<Note> before = score.parts().get(p).notes();
                List<Note> after = up.parts().get(p).notes();
                for (int i = 0; i < before.size(); i++) {
                    assertEquals(before.get(i).midi() + 6, after.get(i).midi());
                    assertTrue(Math.abs(after.get(i).pitch().alter()) <= 1);
                }
            }
        }
    }

    @Test
    void notesDoNotLeaveTheRangeOfMidi() {
        Score score = tune(Key.C_MAJOR, "C9");
        var error = assertThrows(ScoreException.class, () -> Transposition.of(score, Interval.ofSemitones(8)));
        assertEquals(Problem.UNSUPPORTED, error.problem());
        assertEquals(
                "C9 in part P1, transposed by 8 semitones, would leave the MIDI numbers 0 to 127: choose a smaller"
                        + " interval.",
                error.getMessage());
    }

    private static List<Pitch> pitches(Score score) {
        return score.parts().get(0).notes().stream().map(Note::pitch).toList();
    }

    private static Score tune(Key key, String... pitches) {
        List<Note> notes = new ArrayList<>();
        for (String pitch : pitches) {
            notes.add(Note.of(Rational.of(notes.size()), Rational.ONE, Pitch.parse(pitch)));
        }
        NoteName tonic = key.tonic();
        NoteName fifth = tonic.plus(Interval.parse("P5"));
        var chord = new ChordSymbol(Rational.ZERO, tonic, ChordKind.MAJOR, List.of(), fifth, tonic + "/" + fifth);
        return new Score(
                Metadata.titled("Tune"),
                List.of(Part.of("P1", "", notes)),
                List.of(Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR)),
                TempoMap.DEFAULT,
                Timeline.of(key),
                List.of(chord));
    }
}
