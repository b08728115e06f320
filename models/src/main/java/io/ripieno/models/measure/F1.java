package io.ripieno.models.measure;

/**
 * The harmonic mean of precision and recall at a threshold; an item is taken as positive if its score is above it.
 *
 * @param positive of the positive class, 0 where undefined
 * @param negative of the negative class, 0 where undefined
 */
public record F1(double positive, double negative) {
    /** Counts the four kinds of decisions at a threshold. */
    public static F1 at(double threshold, double[] scores, boolean[] truth) {
        int hits = 0;
        int alarms = 0;
        int misses = 0;
        for (int i = 0; i < scores.length; i++) {
            boolean taken = scores[i] > threshold;
            hits += taken && truth[i] ? 1 : 0;
            alarms += taken && !truth[i] ? 1 : 0;
            misses += !taken && truth[i] ? 1 : 0;
        }
        int rejections = scores.length - hits - alarms - misses;
        return new F1(harmonic(hits, alarms, misses), harmonic(rejections, misses, alarms));
    }

    /** The mean over the positive and the negative class. */
    public double macro() {
        return (positive + negative) / 2;
    }

    static double harmonic(int hits, int alarms, int misses) {
        int all = 2 * hits + alarms + misses;
        return all == 0 || hits == 0 ? 0 : 2.0 * hits / all;
    }
}
