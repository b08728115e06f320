package io.ripieno.music.metrics.pitch;

import io.ripieno.music.metrics.MetricException;

/**
 * The pitches of several voices over time.
 *
 * @param times of the frames in seconds, rising, {@code [frames]}
 * @param hertz the pitches of each frame, above 0, any number
 */
public record MultipitchTrack(double[] times, double[][] hertz) {
    public MultipitchTrack {
        if (times.length != hertz.length) {
            throw new MetricException(
                    "%d times do not go with %d frames. Give one time a frame.".formatted(times.length, hertz.length));
        }
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0) || i > 0 && !(times[i] > times[i - 1]) || Double.isInfinite(times[i])) {
                throw new MetricException("times[%d] is %s s. Give times from 0 that rise.".formatted(i, times[i]));
            }
            for (double pitch : hertz[i]) {
                if (!(pitch > 0 && pitch < Double.POSITIVE_INFINITY)) {
                    throw new MetricException(
                            "Frame %d has a pitch of %s Hz. Give frequencies above 0; leave the frame empty for silence."
                                    .formatted(i, pitch));
                }
            }
        }
    }

    /** At other times the nearest frame, the earlier of two that are as near; outside of the track, silence. */
    double[][] at(double[] wanted) {
        double[][] moved = new double[wanted.length][];
        int nearest = 0;
        for (int i = 0; i < wanted.length; i++) {
            while (nearest + 1 < times.length && (times[nearest] / 2 + times[nearest + 1] / 2) < wanted[i]) {
                nearest++;
            }
            boolean inside = times.length > 0 && wanted[i] >= times[0] && wanted[i] <= times[times.length - 1];
            moved[i] = inside ? hertz[nearest] : new double[0];
        }
        return moved;
    }
}
