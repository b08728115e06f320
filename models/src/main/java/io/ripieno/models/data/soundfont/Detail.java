package io.ripieno.models.data.soundfont;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * How much of the recorded notes a font keeps.
 *
 * @param notes of an instrument at most, spread over its compass
 * @param beyond how many semitones the outermost notes are taken beyond themselves
 * @param longestLoop in seconds
 * @param latestEnd of a loop, in seconds from the beginning of the note
 */
record Detail(int notes, int beyond, double longestLoop, double latestEnd) {
    /** All notes and long loops. */
    static final Detail WHOLE = new Detail(Integer.MAX_VALUE, 12, 1.6, Double.POSITIVE_INFINITY);

    /** Some notes, each for many keys and soon repeated, as synthesizers with little memory do it. */
    static Detail ofNotes(int notes) {
        if (notes < 1) {
            throw new IllegalArgumentException("An instrument of " + notes + " notes is silent; keep at least 1.");
        }
        return new Detail(notes, 24, 0.15, 0.8);
    }

    /** All notes, and short loops. */
    static Detail ofLoops(double longest, double latestEnd) {
        return new Detail(Integer.MAX_VALUE, WHOLE.beyond, longest, latestEnd);
    }

    /** Those that are kept: the middle ones of as many equal parts of the compass. */
    List<Recording> of(List<Recording> recordings) {
        TreeMap<Integer, List<Recording>> keys = new TreeMap<>();
        recordings.forEach(note ->
                keys.computeIfAbsent(note.key(), key -> new ArrayList<>()).add(note));
        if (keys.size() <= notes) {
            return recordings;
        }
        List<Integer> order = List.copyOf(keys.keySet());
        List<Recording> kept = new ArrayList<>();
        for (int part = 0; part < notes; part++) {
            kept.addAll(keys.getOrDefault(order.get((2 * part + 1) * order.size() / (2 * notes)), List.of()));
        }
        return kept;
    }
}
