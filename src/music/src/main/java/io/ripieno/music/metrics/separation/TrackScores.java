package io.ripieno.music.metrics.separation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scores of one recording as museval keeps them.
 *
 * @param targets by name, in the order of evaluation
 */
public record TrackScores(List<Target> targets) {
    public TrackScores {
        targets = List.copyOf(targets);
    }

    /** The frames of one source. */
    public record Target(String name, List<Frame> frames) {
        public Target {
            frames = List.copyOf(frames);
        }

        /** The median over the frames, in dB; NaN if no frame has the ratio. */
        public double median(Ratio ratio) {
            return Medians.of(frames.stream().mapToDouble(ratio::of).toArray());
        }
    }

    /**
     * One window.
     *
     * @param time its start in seconds
     * @param duration in seconds
     * @param sdr in dB; NaN where it is not finite
     */
    public record Frame(double time, double duration, double sdr, double sir, double sar, double isr) {}

    /** The ratios in the order in which they are printed. */
    public enum Ratio {
        SDR,
        SIR,
        ISR,
        SAR;

        double of(Frame frame) {
            return switch (this) {
                case SDR -> frame.sdr();
                case SIR -> frame.sir();
                case ISR -> frame.isr();
                case SAR -> frame.sar();
            };
        }
    }

    /**
     * @param names of the sources, in the order of the scores
     * @param window in seconds
     * @param hop in seconds
     */
    public static TrackScores of(List<String> names, BssScores scores, double window, double hop) {
        return new TrackScores(IntStream.range(0, names.size())
                .mapToObj(s -> new Target(
                        names.get(s),
                        IntStream.range(0, scores.windows())
                                .mapToObj(w -> new Frame(
                                        w * hop,
                                        window,
                                        kept(scores.sdr()[s][w]),
                                        kept(scores.sir()[s][w]),
                                        kept(scores.sar()[s][w]),
                                        kept(scores.isr()[s][w])))
                                .toList()))
                .toList());
    }

    /** Five decimals, halves to even; what is infinite is not defined. */
    private static double kept(double decibels) {
        return Double.isFinite(decibels)
                ? new BigDecimal(decibels).setScale(5, RoundingMode.HALF_EVEN).doubleValue()
                : Double.NaN;
    }
}
