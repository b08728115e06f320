package io.ripieno.music.midi;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Note;
import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import io.ripieno.music.score.ScoreException;
import io.ripieno.music.score.ScoreException.Problem;
import io.ripieno.music.score.Sounding;
import io.ripieno.music.score.Unpitched;
import java.util.HashMap;
import java.util.Map;

/** One part as a track: strokes without pitch on the percussion channel, everything else on its own. */
record PartTrack(Part part, int channel, Ticks ticks, Notices notices) {
    private static final int USUAL_VELOCITY = 80;
    private static final int HIGHEST_KEY = 127;

    MidiBytes bytes() throws ScoreException {
        MidiBytes track = new MidiBytes();
        track.text(0, 0x03, part.name());
        if (part.instrument().program() >= 0) {
            track.program(channel, part.instrument().program());
        }
        Map<Integer, Long> ends = new HashMap<>();
        for (Sounding sounding : part.sounding()) {
            add(track, sounding, ends);
        }
        part.notes().stream()
                .filter(Note::isGrace)
                .forEach(note -> notices.add(Place.WHOLE, "A grace note was left out: it has no time of its own."));
        return track;
    }

    /** @param ends last tick of the notes of each key that began before, strokes by -1 minus theirs */
    private void add(MidiBytes track, Sounding sounding, Map<Integer, Long> ends) throws ScoreException {
        long on = ticks.of(sounding.onset());
        long off = Math.max(on + 1, ticks.of(sounding.end()));
        int velocity = sounding.velocity() == 0 ? USUAL_VELOCITY : sounding.velocity();
        if (sounding instanceof Note note) {
            track.note(on, off, channel, key(note), velocity);
            checkOverlap(ends, key(note), off);
        } else if (sounding instanceof Unpitched stroke && stroke.key() != Unpitched.UNKNOWN_KEY) {
            track.note(on, off, Instrument.PERCUSSION_CHANNEL, stroke.key(), velocity);
            checkOverlap(ends, -1 - stroke.key(), off);
        } else {
            notices.add(Place.WHOLE, "A stroke on an instrument without a drum key was left out.");
        }
    }

    /** An end names a key, not a note: readers take it for that of the note which began first. */
    private void checkOverlap(Map<Integer, Long> ends, int key, long off) {
        if (ends.merge(key, off, Math::max) > off) {
            notices.add(
                    Place.WHOLE,
                    "A note ends before an equal one that began earlier: who reads the file exchanges their ends.");
        }
    }

    private int key(Note note) throws ScoreException {
        if (note.midi() < 0 || note.midi() > HIGHEST_KEY) {
            throw new ScoreException(
                    Problem.NOT_WRITABLE,
                    Place.WHOLE,
                    note.pitch() + " at quarter " + note.onset() + " of part " + part.id() + " is MIDI number "
                            + note.midi() + ", outside 0 to 127: transpose the score.");
        }
        return note.midi();
    }
}
