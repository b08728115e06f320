package io.ripieno.music.ecmg;

import io.ripieno.music.score.ChordKind;
import io.ripieno.music.score.ChordSymbol;
import io.ripieno.music.score.NoteName;
import java.util.stream.IntStream;

/**
 * A chord as networks see it, reduced to at most a seventh chord; bass and altered degrees are left out.
 *
 * @param root pitch class, 0 for C; 0 without a chord
 * @param pitchClasses bit {@code k} is set if pitch class {@code k} sounds, the root among them; 0 without a chord
 */
public record Harmony(int root, int pitchClasses) {
    /** No chord. */
    public static final Harmony NONE = new Harmony(0, 0);

    private static final int OCTAVE = 12;

    public Harmony {
        if (root < 0 || root >= OCTAVE || pitchClasses < 0 || pitchClasses >= 1 << OCTAVE) {
            throw new IllegalArgumentException(
                    "root %d and pitch classes %d; there are twelve".formatted(root, pitchClasses));
        }
    }

    /** The chord that a symbol stands for. {@link Fidelity#FAITHFUL} reads every accidental as a flat. */
    public static Harmony of(ChordSymbol symbol, Fidelity fidelity) {
        NoteName root = symbol.root();
        if (root == null) {
            return NONE;
        }
        int pitchClass = Math.floorMod(root.step().semitones() + Spelling.alter(root.alter(), fidelity), OCTAVE);
        int bits = 0;
        for (int tone : tones(symbol.kind())) {
            bits |= 1 << (pitchClass + tone) % OCTAVE;
        }
        return new Harmony(pitchClass, bits);
    }

    /** Moved by semitones; no chord stays none. */
    public Harmony transposed(int semitones) {
        if (pitchClasses == 0) {
            return this;
        }
        int up = Math.floorMod(semitones, OCTAVE);
        int moved = pitchClasses << up;
        return new Harmony((root + up) % OCTAVE, (moved | moved >> OCTAVE) & (1 << OCTAVE) - 1);
    }

    /** Twelve numbers, 1 where a pitch class sounds. */
    public int[] vector() {
        return IntStream.range(0, OCTAVE).map(k -> pitchClasses >> k & 1).toArray();
    }

    /** Semitones above the root; what is not in the table is major. */
    private static int[] tones(ChordKind kind) {
        return switch (kind) {
            case MAJOR_SEVENTH, MAJOR_NINTH, MAJOR_11TH, MAJOR_13TH -> new int[] {0, 4, 7, 11};
            case MINOR, MINOR_SIXTH, MAJOR_MINOR -> new int[] {0, 3, 7};
            case MINOR_SEVENTH, MINOR_NINTH, MINOR_11TH, MINOR_13TH -> new int[] {0, 3, 7, 10};
            case DOMINANT, DOMINANT_NINTH, DOMINANT_11TH, DOMINANT_13TH -> new int[] {0, 4, 7, 10};
            case AUGMENTED, AUGMENTED_SEVENTH -> new int[] {0, 4, 8, 10};
            case DIMINISHED, HALF_DIMINISHED, DIMINISHED_SEVENTH -> new int[] {0, 3, 6, 10};
            case POWER -> new int[] {0, 7};
            case SUSPENDED_SECOND -> new int[] {0, 2, 7};
            case SUSPENDED_FOURTH -> new int[] {0, 5, 7};
            default -> new int[] {0, 4, 7};
        };
    }
}
