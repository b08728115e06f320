package io.ripieno.music.score;

/** The modes of a key, with how many fifths the tonic lies above that of the major key of the same signature. */
public enum Mode {
    MAJOR(0),
    MINOR(3),
    IONIAN(0),
    DORIAN(2),
    PHRYGIAN(4),
    LYDIAN(-1),
    MIXOLYDIAN(1),
    AEOLIAN(3),
    LOCRIAN(5),
    /** A signature that names no tonic. */
    NONE(0);

    private final int fifths;

    Mode(int fifths) {
        this.fifths = fifths;
    }

    /** Fifths from the tonic of the major key of the same signature up to this mode's tonic. */
    public int fifths() {
        return fifths;
    }
}
