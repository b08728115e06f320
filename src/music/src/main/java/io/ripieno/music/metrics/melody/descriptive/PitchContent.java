package io.ripieno.music.metrics.melody.descriptive;

import java.util.stream.IntStream;

/** Which pitches a piece has, drums left out. */
public final class PitchContent {
    private final long[] notes = new long[128];

    public PitchContent(StepPiece piece) {
        piece.pitched().forEach(note -> notes[note.pitch()]++);
    }

    /** Different pitches. */
    public int pitchesUsed() {
        return (int) used().count();
    }

    /** Different pitch classes. */
    public int pitchClassesUsed() {
        return (int) used().map(pitch -> pitch % 12).distinct().count();
    }

    /** Semitones from the lowest to the highest pitch, 0 without notes. */
    public int range() {
        return used().max().orElse(0) - used().min().orElse(0);
    }

    /** Entropy of the pitches in bits; NaN without notes. */
    public double pitchEntropy() {
        return entropy(notes);
    }

    /** Entropy of the pitch classes in bits; NaN without notes. */
    public double pitchClassEntropy() {
        long[] classes = new long[12];
        used().forEach(pitch -> classes[pitch % 12] += notes[pitch]);
        return entropy(classes);
    }

    /**
     * Share of the notes that are in a scale; NaN without notes.
     *
     * @param root 0, C, to 11, B
     */
    public double inScaleRate(int root, ScaleKind kind) {
        long inScale = used().filter(pitch -> kind.holds(pitch, root))
                .mapToLong(pitch -> notes[pitch])
                .sum();
        return (double) inScale / all();
    }

    /** The greatest share of the notes that a single one of the 24 scales has; NaN without notes. */
    public double scaleConsistency() {
        return IntStream.range(0, 12)
                .mapToDouble(root -> Math.max(inScaleRate(root, ScaleKind.MAJOR), inScaleRate(root, ScaleKind.MINOR)))
                .max()
                .orElseThrow();
    }

    private double all() {
        return used().mapToLong(pitch -> notes[pitch]).sum();
    }

    private IntStream used() {
        return IntStream.range(0, notes.length).filter(pitch -> notes[pitch] > 0);
    }

    private double entropy(long[] counts) {
        double all = all();
        double bits = all == 0 ? Double.NaN : 0;
        for (long count : counts) {
            bits -= count == 0 ? 0 : count / all * Math.log(count / all) / Math.log(2);
        }
        return bits;
    }
}
