package io.ripieno.models.data.phrase;

import java.util.ArrayList;
import java.util.List;

/**
 * Thirds stacked on a degree of the scale.
 *
 * @param degree of its root, 0 is the tonic
 * @param seventh whether it has four notes
 */
public record Chord(int degree, boolean seventh) {
    /** The degrees of its notes from the root upwards. */
    public int[] degrees() {
        return seventh
                ? new int[] {degree, degree + 2, degree + 4, degree + 6}
                : new int[] {degree, degree + 2, degree + 4};
    }

    /** MIDI keys of every note of the chord between two keys, ascending. */
    public List<Integer> keys(int tonic, Mode mode, int lowest, int highest) {
        List<Integer> keys = new ArrayList<>();
        for (int key = lowest; key <= highest; key++) {
            for (int d : degrees()) {
                if (Math.floorMod(key - tonic - mode.semitones(d), 12) == 0) {
                    keys.add(key);
                    break;
                }
            }
        }
        return keys;
    }
}
