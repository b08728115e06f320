package io.ripieno.service.admission;

import java.time.Duration;

/**
 * What running jobs may take up together.
 *
 * @param jobs that may run at a time: the budget of resident bytes over the constant bytes of one job, at least 1
 * @param seconds of audio that running jobs may have in all
 * @param shortSeconds up to which a job is short
 * @param shortShare of both budgets that is kept for short jobs, from 0 to 1
 * @param patience after which a waiting job moves up a lane, so that no lane starves
 */
public record AdmissionLimits(int jobs, double seconds, double shortSeconds, double shortShare, Duration patience) {
    public AdmissionLimits {
        if (jobs < 1) {
            throw new IllegalArgumentException("The number of jobs at a time (" + jobs + ") must be at least 1.");
        }
    }

    /** Places that only short jobs take; at least one job of any length may always run. */
    int keptPlaces() {
        if (shortShare <= 0) {
            return 0;
        }
        return Math.min(jobs - 1, Math.max(1, (int) (jobs * shortShare)));
    }

    double longSeconds() {
        return seconds * (1 - shortShare);
    }

    boolean isShort(double jobSeconds) {
        return jobSeconds <= shortSeconds;
    }
}
