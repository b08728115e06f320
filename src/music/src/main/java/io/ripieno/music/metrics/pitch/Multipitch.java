package io.ripieno.music.metrics.pitch;

import io.ripieno.music.metrics.FScore;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.matching.BipartiteMatching;
import io.ripieno.music.metrics.matching.Hits;
import java.util.Arrays;

/** Judges the pitches of several voices as {@code mir_eval.multipitch} does: within each frame, matched one to one. */
public final class Multipitch {
    /** Pitches up to this many semitones away are right. */
    public static final double WINDOW = 0.5;

    private static final double OCTAVE = 12;

    private Multipitch() {}

    /** With pitches in their octaves. The estimate is brought to the frames of the truth. */
    public static MultipitchScores score(MultipitchTrack reference, MultipitchTrack estimate, double window) {
        return sums(reference, estimate, window, false);
    }

    /** With pitches in any octave. */
    public static MultipitchScores scoreChroma(MultipitchTrack reference, MultipitchTrack estimate, double window) {
        return sums(reference, estimate, window, true);
    }

    private static MultipitchScores sums(
            MultipitchTrack reference, MultipitchTrack estimate, double window, boolean chroma) {
        if (!(window >= 0)) {
            throw new MetricException("window is %s semitones. Give 0 or more.".formatted(window));
        }
        double[][] truth = reference.hertz();
        double[][] said =
                Arrays.equals(reference.times(), estimate.times()) ? estimate.hertz() : estimate.at(reference.times());
        long right = 0;
        long references = 0;
        long estimates = 0;
        long substituted = 0;
        long missed = 0;
        long added = 0;
        for (int i = 0; i < truth.length; i++) {
            int matched = matched(semitones(truth[i], chroma), semitones(said[i], chroma), window, chroma);
            right += matched;
            references += truth[i].length;
            estimates += said[i].length;
            substituted += Math.min(truth[i].length, said[i].length) - matched;
            missed += Math.max(0, truth[i].length - said[i].length);
            added += Math.max(0, said[i].length - truth[i].length);
        }
        FScore score = FScore.of(right, references, estimates);
        return new MultipitchScores(
                score.precision(),
                score.recall(),
                share(right, references + estimates - right),
                share(substituted, references),
                share(missed, references),
                share(added, references),
                share(substituted + missed + added, references));
    }

    private static double[] semitones(double[] hertz, boolean chroma) {
        return Arrays.stream(hertz)
                .map(pitch -> 12 * (Math.log(pitch / 440) / Math.log(2)) + 69)
                .map(note -> chroma ? note - OCTAVE * Math.floor(note / OCTAVE) : note)
                .toArray();
    }

    private static int matched(double[] truth, double[] said, double window, boolean chroma) {
        return BipartiteMatching.size(Hits.of(truth.length, said.length, (r, e) -> {
            double distance = Math.abs(truth[r] - said[e]);
            return (chroma ? Math.min(distance, OCTAVE - distance) : distance) <= window;
        }));
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
