package io.ripieno.music.metrics.melody.density;

import io.ripieno.music.metrics.MetricException;

/**
 * Equally spaced points of a line.
 *
 * @param from the first
 * @param to the last
 * @param points how many, at least 2
 */
public record Grid(double from, double to, int points) {
    public Grid {
        if (points < 2) {
            throw new MetricException("points (" + points + ") must be at least 2.");
        }
        if (!(from < to) || Double.isInfinite(to - from)) {
            throw new MetricException("A grid from " + from + " to " + to + " must be finite and lead upwards.");
        }
    }

    public double step() {
        return (to - from) / (points - 1);
    }

    /** The point of an index. */
    public double at(int index) {
        return from + index * step();
    }

    /** Index of the point that is nearest to a place. */
    int nearest(double x) {
        return (int) Math.max(0, Math.min(points - 1, Math.rint((x - from) / step())));
    }
}
