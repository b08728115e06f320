package io.ripieno.models.data.arrange;

import io.ripieno.models.data.phrase.Control;
import java.util.List;

/**
 * What one player plays in a piece.
 *
 * @param name unique in the piece, such as {@code violin} or {@code violin-2}
 * @param program General MIDI program 0 to 127; of drums and cymbals the kit
 * @param notes in order of start
 * @param controls expression, pedal and bend, in order of time, in seconds from the beginning of the piece
 */
public record Track(String name, Player player, Role role, int program, List<TrackNote> notes, List<Control> controls) {
    public Track {
        notes = List.copyOf(notes);
        controls = List.copyOf(controls);
        if (program < 0 || program > 127) {
            throw new IllegalArgumentException("The program (" + program + ") of " + name + " must be from 0 to 127.");
        }
    }

    /** Whether its keys name drums, so that it belongs on MIDI channel 10. */
    public boolean isUnpitched() {
        return player.isUnpitched();
    }
}
