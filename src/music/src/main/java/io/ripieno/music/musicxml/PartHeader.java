package io.ripieno.music.musicxml;

import io.ripieno.music.score.Instrument;
import io.ripieno.music.score.Unpitched;
import java.util.Map;

/**
 * A part as the part list announces it.
 *
 * @param keys of the General MIDI drum map by instrument id
 */
record PartHeader(String id, String name, Instrument instrument, Map<String, Integer> keys) {
    static PartHeader unannounced(String id) {
        return new PartHeader(id, "", Instrument.UNKNOWN, Map.of());
    }

    /** The drum of an instrument; of the only one if the note names none; -1 if it is not known. */
    int key(String instrumentId) {
        if (instrumentId.isEmpty() && keys.size() == 1) {
            return keys.values().iterator().next();
        }
        return keys.getOrDefault(instrumentId, Unpitched.UNKNOWN_KEY);
    }
}
