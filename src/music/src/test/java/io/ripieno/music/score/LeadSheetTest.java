package io.ripieno.music.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.ripieno.music.score.NotALeadSheetException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeadSheetTest {
    private static final ChordSymbol CHORD = ChordSymbol.of(Rational.ZERO, NoteName.parse("C"), ChordKind.MAJOR);

    @Test
    void tiedNotesAreOneAndGraceNotesNone() throws NotALeadSheetException {
        var sheet = LeadSheet.of(score(
                List.of(CHORD),
                part(
                        "P1",
                        Note.grace(Rational.ZERO, Pitch.parse("D5"), Grace.ACCIACCATURA, Notation.NONE),
                        note(0, 4, "C5").tied(Tie.START),
                        note(4, 1, "C5").tied(Tie.STOP),
                        note(5, 1, "C5"))));
        assertEquals(List.of(note(0, 5, "C5"), note(5, 1, "C5")), sheet.melody());
    }

    @Test
    void theTopLineOfChordsIsTakenWhenAsked() throws NotALeadSheetException {
        Score score = score(
                List.of(CHORD), part("P1", note(0, 2, "C4"), note(0, 2, "G4"), note(1, 1, "A4"), note(2, 1, "E4")));
        assertEquals(
                List.of(note(0, 1, "G4"), note(1, 1, "A4"), note(2, 1, "E4")),
                LeadSheet.topLineOf(score).melody());
        assertReason(Reason.POLYPHONIC, score);
    }

    @Test
    void aScoreThatIsNoneSaysWhy() {
        assertReason(Reason.NO_NOTES, score(List.of(CHORD), part("P1")));
        assertReason(Reason.NO_CHORDS, score(List.of(), part("P1", note(0, 1, "C4"))));
        assertReason(
                Reason.SEVERAL_PARTS,
                score(List.of(CHORD), part("P1", note(0, 1, "C4")), part("P2", note(0, 1, "C4"))));
    }

    private static void assertReason(Reason reason, Score score) {
        var error = assertThrows(NotALeadSheetException.class, () -> LeadSheet.of(score));
        assertEquals(reason, error.reason());
    }

    private static Note note(int onset, int duration, String pitch) {
        return Note.of(Rational.of(onset), Rational.of(duration), Pitch.parse(pitch));
    }

    private static Part part(String id, Note... notes) {
        return Part.of(id, "", List.of(notes));
    }

    private static Score score(List<ChordSymbol> chords, Part... parts) {
        return new Score(
                Metadata.NONE,
                List.of(parts),
                List.of(Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR), Measure.of(2, Rational.of(4), Metre.FOUR_FOUR)),
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                chords);
    }
}
