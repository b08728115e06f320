package io.ripieno.music.midi;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Notices;
import io.ripieno.music.score.Part;
import io.ripieno.music.score.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each part a channel: its own where it has one, otherwise the next that no part has. Notes of definite pitch do
 * not go to the percussion channel, where they would be strokes.
 */
final class Channels {
    private static final int LAST = 16;

    private final Map<String, Integer> channels = new HashMap<>();
    private final Notices notices;

    Channels(List<Part> parts, Notices notices) {
        this.notices = notices;
        for (Part part : parts) {
            boolean mistaken = part.instrument().isPercussion() && !part.notes().isEmpty();
            if (part.instrument().channel() > 0 && !mistaken) {
                channels.put(part.id(), part.instrument().channel());
            }
        }
        for (Part part : parts) {
            channels.computeIfAbsent(part.id(), id -> free());
        }
    }

    int of(Part part) {
        return channels.getOrDefault(part.id(), 1);
    }

    private int free() {
        for (int channel = 1; channel <= LAST; channel++) {
            if (channel != Instrument.PERCUSSION_CHANNEL && !channels.containsValue(channel)) {
                return channel;
            }
        }
        notices.add(Place.WHOLE, "There are more parts than channels; some share channel 1 and its program.");
        return 1;
    }
}
