package io.ripieno.music.metrics.melody.descriptive;

/**
 * All measures of muspy (Dong et al., 2020) of one piece that need no scale; what is not defined for it is NaN.
 *
 * @param pitchesUsed different pitches
 * @param pitchClassesUsed different pitch classes
 * @param pitchRange semitones
 * @param pitchEntropy bits
 * @param pitchClassEntropy bits
 * @param scaleConsistency greatest share of the notes in a major or natural minor scale
 * @param polyphony mean number of pitches where any sounds
 * @param polyphonyRate share of the steps with more than two pitches
 * @param emptyBeatRate share of the beats without notes
 * @param emptyMeasureRate share of the measures without notes
 * @param grooveConsistency likeness of neighbouring measures
 * @param drumDupleRate share of the strokes on divisions of the beat by two or four
 * @param drumTripleRate share of the strokes on divisions of the beat by three
 * @param drumPatternConsistency the greater of both
 */
public record Descriptives(
        int pitchesUsed,
        int pitchClassesUsed,
        int pitchRange,
        double pitchEntropy,
        double pitchClassEntropy,
        double scaleConsistency,
        double polyphony,
        double polyphonyRate,
        double emptyBeatRate,
        double emptyMeasureRate,
        double grooveConsistency,
        double drumDupleRate,
        double drumTripleRate,
        double drumPatternConsistency) {
    private static final int USUAL_THRESHOLD = 2;

    /**
     * Measures a piece.
     *
     * @param measure steps of a measure, the same throughout
     * @param spans how measures and beats are counted
     */
    public static Descriptives of(StepPiece piece, int measure, Spans spans) {
        PitchContent pitches = new PitchContent(piece);
        Polyphony polyphony = new Polyphony(piece);
        Regularity regularity = new Regularity(piece, spans);
        Drumming drumming = new Drumming(piece);
        return new Descriptives(
                pitches.pitchesUsed(),
                pitches.pitchClassesUsed(),
                pitches.range(),
                pitches.pitchEntropy(),
                pitches.pitchClassEntropy(),
                pitches.scaleConsistency(),
                polyphony.mean(),
                polyphony.rate(USUAL_THRESHOLD),
                regularity.emptyBeatRate(),
                regularity.emptyMeasureRate(measure),
                regularity.grooveConsistency(measure),
                drumming.inPatternRate(DrumPattern.DUPLE),
                drumming.inPatternRate(DrumPattern.TRIPLE),
                drumming.patternConsistency());
    }
}
