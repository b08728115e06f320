package io.ripieno.music.metrics.melody.descriptive;

/** How regularly drums are struck; pitched parts are left out. */
public final class Drumming {
    private final StepPiece piece;

    public Drumming(StepPiece piece) {
        this.piece = piece;
    }

    /** Share of the strokes that lie on a pattern; NaN without strokes. */
    public double inPatternRate(DrumPattern pattern) {
        long on = piece.drums().stream()
                .filter(stroke -> pattern.holds(stroke.onset(), piece.resolution()))
                .count();
        return on / (double) piece.drums().size();
    }

    /** The greater share of the two patterns; NaN without strokes. */
    public double patternConsistency() {
        return Math.max(inPatternRate(DrumPattern.DUPLE), inPatternRate(DrumPattern.TRIPLE));
    }
}
