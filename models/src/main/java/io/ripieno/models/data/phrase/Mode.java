package io.ripieno.models.data.phrase;

/** Scales of seven degrees that phrases are written in. */
public enum Mode {
    MAJOR(0, 2, 4, 5, 7, 9, 11),
    MINOR(0, 2, 3, 5, 7, 8, 10),
    HARMONIC_MINOR(0, 2, 3, 5, 7, 8, 11),
    DORIAN(0, 2, 3, 5, 7, 9, 10),
    MIXOLYDIAN(0, 2, 4, 5, 7, 9, 10);

    private final int[] steps;

    Mode(int... steps) {
        this.steps = steps;
    }

    /** Semitones above the tonic of a degree; degree 0 is the tonic, 7 its octave, -1 the degree below. */
    public int semitones(int degree) {
        return 12 * Math.floorDiv(degree, 7) + steps[Math.floorMod(degree, 7)];
    }
}
