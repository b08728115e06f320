package io.ripieno.models.data.arrange;

import io.ripieno.music.score.Key;
import io.ripieno.music.score.Mode;

/** The seven notes of a key. Degrees are counted from 0, the tonic. */
public final class Scale {
    private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};

    private final int tonic;
    private final int[] steps = new int[7];

    private Scale(int tonic, int majorDegree) {
        this.tonic = tonic;
        for (int i = 0; i < 7; i++) {
            steps[i] = Math.floorMod(MAJOR[(majorDegree + i) % 7] - MAJOR[majorDegree], 12);
        }
    }

    /** The scale of a key's mode; of a signature without a tonic the major one. */
    public static Scale of(Key key) {
        return new Scale(key.tonic().pitchClass(), degreeInMajor(key.mode()));
    }

    private static int degreeInMajor(Mode mode) {
        return switch (mode) {
            case MAJOR, IONIAN, NONE -> 0;
            case DORIAN -> 1;
            case PHRYGIAN -> 2;
            case LYDIAN -> 3;
            case MIXOLYDIAN -> 4;
            case MINOR, AEOLIAN -> 5;
            case LOCRIAN -> 6;
        };
    }

    /** Pitch class of the tonic. */
    public int tonic() {
        return tonic;
    }

    /** Semitones above the tonic; degrees beyond the octave and below the tonic go on. */
    public int semitones(int degree) {
        return 12 * Math.floorDiv(degree, 7) + steps[Math.floorMod(degree, 7)];
    }

    public boolean contains(int key) {
        return degree(key) >= 0;
    }

    /** The degree of a key, 0 to 6, or -1 outside of the scale. */
    public int degree(int key) {
        int above = Math.floorMod(key - tonic, 12);
        for (int i = 0; i < 7; i++) {
            if (steps[i] == above) {
                return i;
            }
        }
        return -1;
    }

    /** The key some degrees away; from outside of the scale counted from the note below. */
    public int step(int key, int degrees) {
        int from = key;
        while (degree(from) < 0) {
            from--;
        }
        int degree = degree(from);
        return from - steps[degree] + semitones(degree + degrees);
    }

    /** Whether the third above the tonic is minor. */
    public boolean isMinor() {
        return steps[2] == 3;
    }

    /** Thirds stacked on a degree. */
    public Chord triad(int degree) {
        return Chord.of(tonic + semitones(degree), quality(degree, false));
    }

    /** Four notes stacked on a degree. */
    public Chord seventh(int degree) {
        return Chord.of(tonic + semitones(degree), quality(degree, true));
    }

    private Quality quality(int degree, boolean seventh) {
        int third = semitones(degree + 2) - semitones(degree);
        int fifth = semitones(degree + 4) - semitones(degree);
        int top = semitones(degree + 6) - semitones(degree);
        if (third == 4) {
            return !seventh ? Quality.MAJOR : top == 11 ? Quality.MAJOR_SEVENTH : Quality.DOMINANT;
        }
        if (fifth == 6) {
            return seventh ? Quality.HALF_DIMINISHED : Quality.DIMINISHED;
        }
        return seventh ? Quality.MINOR_SEVENTH : Quality.MINOR;
    }
}
