package io.ripieno.music.dmelodies;

import java.util.List;

/** A scale over nine degrees, in semitones above the root (dMelodies: Pati, Gururani and Lerch, ISMIR 2020). */
public enum Scale {
    MAJOR(0, 2, 4, 5, 7, 9, 11, 12, 14),
    /** Harmonic minor. */
    MINOR(0, 2, 3, 5, 7, 8, 11, 12, 14),
    BLUES(0, 2, 3, 5, 6, 9, 10, 12, 14);

    private static final List<Scale> IN_ORDER = List.of(values());

    private final int[] semitones;
    private final int pitchClasses;

    Scale(int... semitones) {
        this.semitones = semitones;
        int bits = 0;
        for (int semitone : semitones) {
            bits |= 1 << semitone % 12;
        }
        pitchClasses = bits;
    }

    static Scale of(int index) {
        return IN_ORDER.get(index);
    }

    /** @param degree 0, the root, to 8, the ninth */
    int semitones(int degree) {
        return semitones[degree];
    }

    /** @param bits bit {@code k} is set if the {@code k}-th semitone above the root sounds */
    boolean holdsAll(int bits) {
        return (bits & ~pitchClasses) == 0;
    }
}
