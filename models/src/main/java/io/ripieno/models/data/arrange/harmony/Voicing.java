package io.ripieno.models.data.arrange.harmony;

import io.ripieno.models.data.arrange.Chord;
import java.util.ArrayList;
import java.util.List;

/** Chords as keys that one player can reach. Keys are ascending. */
public final class Voicing {
    private Voicing() {}

    /**
     * Neighbouring notes of a chord, of all inversions the one that moves least from the chord before.
     *
     * @param before what was played before, empty at the beginning
     * @param around where the middle of the chord is best, for the beginning and against wandering off
     * @param size how many notes at most; fewer if the range has no room
     */
    public static List<Integer> close(Chord chord, List<Integer> before, int around, int size, int low, int high) {
        List<Integer> all = keys(chord, low, high);
        int count = Math.min(size, all.size());
        List<Integer> best = all.subList(0, count);
        double least = Double.MAX_VALUE;
        for (int from = 0; from + count <= all.size(); from++) {
            List<Integer> keys = all.subList(from, from + count);
            double cost = 0.35 * Math.abs(middle(keys) - around) + movement(before, keys);
            if (cost < least) {
                least = cost;
                best = keys;
            }
        }
        return List.copyOf(best);
    }

    /** A low bass note, then the chord above it, as strings of a guitar lie: no note twice in a row. */
    public static List<Integer> open(Chord chord, int size, int low, int high) {
        int bass = atOrAbove(chord.bass(), low);
        List<Integer> keys = new ArrayList<>();
        keys.add(bass);
        int last = bass + 4;
        for (int key : keys(chord, bass + 5, high)) {
            if (keys.size() < size && key > last) {
                keys.add(key);
                last = key + 2;
            }
        }
        return keys;
    }

    /** All keys of a chord in a range. */
    public static List<Integer> keys(Chord chord, int low, int high) {
        List<Integer> keys = new ArrayList<>();
        for (int key = low; key <= high; key++) {
            if (chord.contains(key)) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The lowest key of a pitch class that is not below another. */
    public static int atOrAbove(int pitchClass, int key) {
        return key + Math.floorMod(pitchClass - key, 12);
    }

    private static double middle(List<Integer> keys) {
        return keys.isEmpty() ? 0 : (keys.get(0) + keys.get(keys.size() - 1)) / 2.0;
    }

    /** Semitones that the voices move in the mean. */
    private static double movement(List<Integer> before, List<Integer> keys) {
        int voices = Math.min(before.size(), keys.size());
        double sum = 0;
        for (int i = 0; i < voices; i++) {
            sum += Math.abs(before.get(before.size() - 1 - i) - keys.get(keys.size() - 1 - i));
        }
        return voices == 0 ? 0 : sum / voices;
    }
}
