package io.ripieno.models.data.phrase;

import java.util.ArrayList;
import java.util.List;

/** Chords as keys that one player can reach. */
final class Voicing {
    private Voicing() {}

    /** Some neighbouring notes of a bar's chord from near a key upwards, ascending, within the range. */
    static List<Integer> close(Sheet sheet, int bar, int around, int size, int low, int high) {
        Composition composition = sheet.composition();
        List<Integer> keys = composition.chord(bar).keys(composition.tonic(), composition.mode(), low, high);
        int from = 0;
        while (from < keys.size() - size && keys.get(from) < around) {
            from++;
        }
        return new ArrayList<>(keys.subList(from, Math.min(keys.size(), from + size)));
    }

    /** The lowest key at or above one that is the chord's note with an index (0 is the root). */
    static int note(Sheet sheet, int bar, int index, int atLeast) {
        Composition composition = sheet.composition();
        int[] degrees = composition.chord(bar).degrees();
        int key = composition.tonic() + composition.mode().semitones(degrees[index % degrees.length]);
        return atLeast + Math.floorMod(key - atLeast, 12);
    }
}
