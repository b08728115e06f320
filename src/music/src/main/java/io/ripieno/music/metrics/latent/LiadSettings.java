package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.MetricException;
import java.io.Serializable;
import java.util.List;

/**
 * How walks are judged by latent-induced attribute differences.
 *
 * @param regularised for each attribute the dimension that was walked along; empty for the first dimensions
 * @param maximum what stands for the largest second difference
 * @param spread the share of first differences, around their median, whose extent is taken: above 0, at most 1 (all)
 * @param reduction over what is averaged
 * @param clamp whether smoothness is brought into 0 to 1
 * @param power of the Lehmer mean, above 1
 * @param threshold up to which a first difference counts as none in monotonicity
 * @param degenerate the monotonicity of an attribute that does not move
 * @param skip whether means of monotonicity leave out NaN
 */
public record LiadSettings(
        List<Integer> regularised,
        Maximum maximum,
        double spread,
        Reduction reduction,
        boolean clamp,
        double power,
        double threshold,
        double degenerate,
        boolean skip)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    public static final LiadSettings DEFAULT =
            new LiadSettings(List.of(), Maximum.LEHMER, 1, Reduction.ATTRIBUTE, false, 2, 1e-3, Double.NaN, true);

    public LiadSettings {
        regularised = List.copyOf(regularised);
        if (!(spread > 0 && spread <= 1)) {
            throw new MetricException(
                    "ptp_mode is %s. Give a share above 0 and at most 1, or naive.".formatted(spread));
        }
        if (!(power > 1)) {
            throw new MetricException("p is %s. Give a number above 1; 2 is usual.".formatted(power));
        }
    }

    /**
     * @param ptp {@code naive} or a share above 0 and at most 1
     */
    public static double parseSpread(String ptp) {
        if (ptp.equals("naive")) {
            return 1;
        }
        try {
            return Double.parseDouble(ptp);
        } catch (NumberFormatException e) {
            throw new MetricException(
                    "ptp_mode is \"%s\". Give naive, or a share above 0 and at most 1.".formatted(ptp));
        }
    }

    public LiadSettings withRegularised(Integer... dimensions) {
        return new LiadSettings(
                List.of(dimensions), maximum, spread, reduction, clamp, power, threshold, degenerate, skip);
    }

    public LiadSettings withMaximum(Maximum other) {
        return new LiadSettings(regularised, other, spread, reduction, clamp, power, threshold, degenerate, skip);
    }

    public LiadSettings withSpread(double other) {
        return new LiadSettings(regularised, maximum, other, reduction, clamp, power, threshold, degenerate, skip);
    }

    public LiadSettings withReduction(Reduction other) {
        return new LiadSettings(regularised, maximum, spread, other, clamp, power, threshold, degenerate, skip);
    }

    public LiadSettings withClamp() {
        return new LiadSettings(regularised, maximum, spread, reduction, true, power, threshold, degenerate, skip);
    }

    public LiadSettings withPower(double other) {
        return new LiadSettings(regularised, maximum, spread, reduction, clamp, other, threshold, degenerate, skip);
    }

    public LiadSettings withThreshold(double other) {
        return new LiadSettings(regularised, maximum, spread, reduction, clamp, power, other, degenerate, skip);
    }

    /** With another monotonicity of what does not move, and means that leave NaN out or not. */
    public LiadSettings withDegenerate(double value, boolean skipped) {
        return new LiadSettings(regularised, maximum, spread, reduction, clamp, power, threshold, value, skipped);
    }

    /** The dimension of each attribute. */
    int[] dimensions(Traversal traversal) {
        int attributes = traversal.attributes();
        if (!regularised.isEmpty() && regularised.size() != attributes) {
            throw new MetricException("regularised names %d dimensions for %d attributes. Give one for each, or none."
                    .formatted(regularised.size(), attributes));
        }
        int[] dimensions = new int[attributes];
        for (int i = 0; i < attributes; i++) {
            dimensions[i] = regularised.isEmpty() ? i : regularised.get(i);
            if (dimensions[i] < 0 || dimensions[i] >= traversal.dimensions()) {
                throw new MetricException("regularised names dimension %d of %d. Count from 0."
                        .formatted(dimensions[i], traversal.dimensions()));
            }
        }
        return dimensions;
    }
}
