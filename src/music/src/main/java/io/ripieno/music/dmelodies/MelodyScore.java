package io.ripieno.music.dmelodies;

import io.ripieno.music.score.Event;
import io.ripieno.music.score.Key;
import io.ripieno.music.score.LeadSheet;
import io.ripieno.music.score.Measure;
import io.ripieno.music.score.Metadata;
import io.ripieno.music.score.Metre;
import io.ripieno.music.score.NotALeadSheetException;
import io.ripieno.music.score.Notation;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Pitch;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.Rest;
import io.ripieno.music.score.Score;
import io.ripieno.music.score.TempoMap;
import io.ripieno.music.score.Timeline;
import java.util.ArrayList;
import java.util.List;

/** Melodies as scores, and the factors of scores. */
public final class MelodyScore {
    private static final Rational EIGHTH = Rational.of(1, 2);

    private MelodyScore() {}

    /** Two 4/4 bars without key signature at 120 quarter notes a minute; a note that is held over the bar line crosses it. */
    public static Score of(Melody melody, String title) {
        List<Event> events = new ArrayList<>();
        for (Melody.Sounding note : melody.notes()) {
            Rational duration = EIGHTH.times(note.eighths());
            events.add(Note.of(EIGHTH.times(note.slot()), duration, Pitch.parse(MelodyVocabulary.name(note.midi())))
                    .notated(Notation.of(duration)));
        }
        for (int slot = 0; slot < Melody.SLOTS; slot++) {
            if (melody.at(slot) == Melody.REST) {
                events.add(new Rest(EIGHTH.times(slot), EIGHTH, 1, 1, Notation.of(EIGHTH)));
            }
        }
        return new Score(
                Metadata.titled(title),
                List.of(Part.of("P1", "Melody", events)),
                List.of(
                        Measure.of(1, Rational.ZERO, Metre.FOUR_FOUR),
                        Measure.of(2, Metre.FOUR_FOUR.length(), Metre.FOUR_FOUR)),
                TempoMap.DEFAULT,
                Timeline.of(Key.C_MAJOR),
                List.of());
    }

    /**
     * The factors of a monophonic score, {@link Factors#UNDEFINED} where it has none; its first sixteen eighths are the
     * two bars, and notes elsewhere leave the rhythms undefined.
     *
     * @throws NotALeadSheetException if it is not one melody
     */
    public static Factors factors(Score score) throws NotALeadSheetException {
        List<Note> notes = LeadSheet.melodyOf(score);
        return FactorExtraction.of(
                notes.stream().map(Note::midi).toList(),
                notes.stream().map(note -> slot(note.onset())).toList());
    }

    private static int slot(Rational onset) {
        Rational slot = onset.dividedBy(EIGHTH);
        return slot.isWhole() && slot.isBefore(Rational.of(Melody.SLOTS)) ? (int) slot.floor() : Factors.UNDEFINED;
    }
}
