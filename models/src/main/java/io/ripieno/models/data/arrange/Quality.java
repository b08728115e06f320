package io.ripieno.models.data.arrange;

/** Kinds of chord, named as in the chord syntax of Harte et al. (ISMIR 2005). */
public enum Quality {
    MAJOR("maj", 0, 4, 7),
    MINOR("min", 0, 3, 7),
    DIMINISHED("dim", 0, 3, 6),
    AUGMENTED("aug", 0, 4, 8),
    DOMINANT("7", 0, 4, 7, 10),
    MAJOR_SEVENTH("maj7", 0, 4, 7, 11),
    MINOR_SEVENTH("min7", 0, 3, 7, 10),
    MINOR_MAJOR("minmaj7", 0, 3, 7, 11),
    HALF_DIMINISHED("hdim7", 0, 3, 6, 10),
    DIMINISHED_SEVENTH("dim7", 0, 3, 6, 9),
    MAJOR_SIXTH("maj6", 0, 4, 7, 9),
    MINOR_SIXTH("min6", 0, 3, 7, 9),
    NINTH("9", 0, 4, 7, 10, 14),
    SUSPENDED_SECOND("sus2", 0, 2, 7),
    SUSPENDED_FOURTH("sus4", 0, 5, 7),
    POWER("5", 0, 7);

    private final String label;
    private final int[] semitones;

    Quality(String label, int... semitones) {
        this.label = label;
        this.semitones = semitones;
    }

    /** The shorthand, such as {@code min7}. */
    public String label() {
        return label;
    }

    /** How many different notes it has. */
    public int size() {
        return semitones.length;
    }

    /** Semitones above the root of the note with an index; 0 is the root. */
    public int semitones(int index) {
        return semitones[index];
    }

    /** Semitones of the third, or of what stands in its place; 7 where there is none. */
    public int third() {
        return semitones[1];
    }

    /** Semitones of the fifth, perfect or not. */
    public int fifth() {
        return semitones.length > 2 ? semitones[2] : semitones[1];
    }
}
