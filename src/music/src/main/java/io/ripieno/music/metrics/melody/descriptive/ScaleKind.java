package io.ripieno.music.metrics.melody.descriptive;

/** The scales that melodies are held against. */
public enum ScaleKind {
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    /** Natural minor. */
    MINOR(0, 2, 3, 5, 7, 8, 10);

    private final int pitchClasses;

    ScaleKind(int... semitones) {
        int bits = 0;
        for (int semitone : semitones) {
            bits |= 1 << semitone;
        }
        pitchClasses = bits;
    }

    /** Whether a pitch is one of the scale on a root, 0, C, to 11, B. */
    boolean holds(int pitch, int root) {
        return (pitchClasses >> Math.floorMod(pitch - root, 12) & 1) == 1;
    }
}
