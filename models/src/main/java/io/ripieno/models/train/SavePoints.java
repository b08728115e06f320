package io.ripieno.models.train;

import java.time.Duration;

/**
 * When a run is saved within an epoch, from where it can be resumed. It is always saved at the end of one, and when its
 * thread is interrupted.
 *
 * @param steps after so many since the last time; 0 for never
 * @param time after so long since the last time; zero for never
 */
public record SavePoints(long steps, Duration time) {
    /** Every five minutes. */
    public static final SavePoints USUAL = new SavePoints(0, Duration.ofMinutes(5));

    boolean isDue(long stepsSince, Duration since) {
        return steps > 0 && stepsSince >= steps || !time.isZero() && since.compareTo(time) >= 0;
    }
}
