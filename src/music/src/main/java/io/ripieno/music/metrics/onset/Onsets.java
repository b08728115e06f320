package io.ripieno.music.metrics.onset;

import io.ripieno.music.metrics.FScore;
import io.ripieno.music.metrics.MetricException;

/**
 * Onsets within a window of true ones, matched one to one and as many as can be: on a line, taking each true onset in
 * order with the earliest estimate that will do is a maximum matching.
 */
public final class Onsets {
    /** The window of MIREX and {@code mir_eval}, in seconds to either side. */
    public static final double WINDOW = 0.05;

    private Onsets() {}

    /**
     * @param references true onsets in seconds, not falling
     * @param estimates found onsets in seconds, not falling
     * @param window in seconds, both ends included
     * @throws MetricException if times fall or are not finite, or the window is negative
     */
    public static FScore score(double[] references, double[] estimates, double window) {
        requireRising("references", references);
        requireRising("estimates", estimates);
        if (!(window >= 0)) {
            throw new MetricException("window is %s seconds. Give 0 or more.".formatted(window));
        }
        return FScore.of(matched(references, estimates, window), references.length, estimates.length);
    }

    private static int matched(double[] references, double[] estimates, double window) {
        int matched = 0;
        int e = 0;
        for (double reference : references) {
            while (e < estimates.length && estimates[e] < reference - window) {
                e++;
            }
            if (e < estimates.length && estimates[e] <= reference + window) {
                matched++;
                e++;
            }
        }
        return matched;
    }

    private static void requireRising(String name, double[] times) {
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i])) {
                throw new MetricException("%s[%d] is %s. Give finite seconds.".formatted(name, i, times[i]));
            }
            if (i > 0 && times[i] < times[i - 1]) {
                throw new MetricException(
                        "%s[%d] is %s and comes after %s. Sort the onsets.".formatted(name, i, times[i], times[i - 1]));
            }
        }
    }
}
