package io.ripieno.music.score;

import io.ripieno.music.score.NotALeadSheetException.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * One melody with chord symbols: a score of which exactly one part has notes, never two at once.
 *
 * @param score that it is a view of
 * @param melody as heard, ties joined, without grace notes, in time order, no two overlapping
 */
public record LeadSheet(Score score, List<Note> melody) {
    public LeadSheet {
        melody = List.copyOf(melody);
    }

    /** Refuses polyphony. */
    public static LeadSheet of(Score score) throws NotALeadSheetException {
        return of(score, false);
    }

    /** Keeps the top note of each chord and cuts a note short where the next begins. */
    public static LeadSheet topLineOf(Score score) throws NotALeadSheetException {
        return of(score, true);
    }

    /** A melody by itself, chord symbols or not; refuses polyphony, several parts and silence. */
    public static List<Note> melodyOf(Score score) throws NotALeadSheetException {
        return melody(score, false);
    }

    public String title() {
        return score.metadata().title();
    }

    public List<ChordSymbol> chords() {
        return score.chords();
    }

    public Timeline<Metre> metres() {
        return score.metres();
    }

    public Timeline<Key> keys() {
        return score.keys();
    }

    private static LeadSheet of(Score score, boolean topLine) throws NotALeadSheetException {
        List<Note> melody = melody(score, topLine);
        if (score.chords().isEmpty()) {
            throw new NotALeadSheetException(
                    Reason.NO_CHORDS, "The score has no chord symbols: use it as a melody, or add them.");
        }
        return new LeadSheet(score, melody);
    }

    private static List<Note> melody(Score score, boolean topLine) throws NotALeadSheetException {
        List<List<Note>> voices = score.parts().stream()
                .map(Part::soundingNotes)
                .filter(notes -> !notes.isEmpty())
                .toList();
        if (voices.isEmpty()) {
            throw new NotALeadSheetException(
                    Reason.NO_NOTES, "No part has a note of definite pitch: give a score with a melody.");
        }
        if (voices.size() > 1) {
            throw new NotALeadSheetException(
                    Reason.SEVERAL_PARTS, voices.size() + " parts have notes: choose the one with the melody.");
        }
        List<Note> melody = new ArrayList<>();
        for (Note note : voices.get(0)) {
            int last = melody.size() - 1;
            if (last < 0 || !note.onset().isBefore(melody.get(last).end())) {
                melody.add(note);
            } else if (!topLine) {
                throw new NotALeadSheetException(
                        Reason.POLYPHONIC,
                        melody.get(last).pitch() + " and " + note.pitch() + " sound together at quarter " + note.onset()
                                + ": choose one voice, or take the top line.");
            } else if (!note.onset().equals(melody.get(last).onset())) {
                melody.set(
                        last,
                        melody.get(last)
                                .lasting(note.onset().minus(melody.get(last).onset())));
                melody.add(note);
            } else if (note.midi() > melody.get(last).midi()) {
                melody.set(last, note);
            }
        }
        return melody;
    }
}
