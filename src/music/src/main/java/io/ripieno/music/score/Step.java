package io.ripieno.music.score;

/** The seven note letters in the order of the octave that begins with C. */
public enum Step {
    C(0),
    D(2),
    E(4),
    F(5),
    G(7),
    A(9),
    B(11);

    private static final Step[] ALL = values();

    private final int semitones;

    Step(int semitones) {
        this.semitones = semitones;
    }

    /** Semitones above C. */
    public int semitones() {
        return semitones;
    }

    /** The letter of any index, where 0 is C and 7 is C again. */
    public static Step ofIndex(int index) {
        return ALL[Math.floorMod(index, ALL.length)];
    }
}
