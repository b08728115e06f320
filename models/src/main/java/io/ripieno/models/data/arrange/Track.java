package io.ripieno.models.data.arrange;

import io.ripieno.models.data.phrase.Control;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one player plays in a piece.
 *
 * @param name unique in the piece, such as {@code violin} or {@code violin-2}
 * @param program General MIDI program 0 to 127; of drums and cymbals the kit
 * @param notes in order of start
 * @param controls expression, pedal and bend, in order of time, in seconds from the beginning of the piece
 */
public record Track(String name, Player player, Role role, int program, List<TrackNote> notes, List<Control> controls) {
    private static final double LET_GO_SECONDS = 0.003;

    public Track {
        notes = List.copyOf(notes);
        controls = List.copyOf(controls);
        if (program < 0 || program > 127) {
            throw new IllegalArgumentException("The program (" + program + ") of " + name + " must be from 0 to 127.");
        }
    }

    /**
     * The notes that sound, in order of start. A key that is struck again while it is down is let go first, for MIDI cannot
     * tell its two notes apart; a note of which nothing is left by that is not played.
     */
    public List<TrackNote> played() {
        List<TrackNote> played = new ArrayList<>();
        Map<Integer, Double> nextStart = new HashMap<>();
        for (int i = notes.size() - 1; i >= 0; i--) {
            TrackNote note = notes.get(i);
            double end = Math.min(note.end(), nextStart.getOrDefault(note.key(), Double.MAX_VALUE) - LET_GO_SECONDS);
            nextStart.put(note.key(), note.start());
            if (end - note.start() > LET_GO_SECONDS) {
                played.add(end == note.end() ? note : note.until(end));
            }
        }
        Collections.reverse(played);
        return played;
    }

    /** Whether its keys name drums, so that it belongs on MIDI channel 10. */
    public boolean isUnpitched() {
        return player.isUnpitched();
    }
}
