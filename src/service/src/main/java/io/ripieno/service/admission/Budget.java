package io.ripieno.service.admission;

import java.util.Optional;

/**
 * The places and seconds that running jobs hold. Short jobs may take what long ones leave free, long ones never the
 * share of the short. A job longer than the whole budget runs when no other long one does. Safe for use by several
 * threads.
 */
public final class Budget {
    private final AdmissionLimits limits;
    private int longJobs;
    private int shortJobs;
    private double longSeconds;
    private double shortSeconds;

    public Budget(AdmissionLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes a place for a job.
     *
     * @param seconds of audio that the job is thought to have
     * @param passing whether the job overtakes a long one that did not fit; it may then only use the kept share
     * @return empty if the job does not fit now
     */
    public synchronized Optional<Ticket> take(double seconds, boolean passing) {
        boolean isShort = limits.isShort(seconds);
        boolean fits = isShort ? shortFits(seconds, passing) : !passing && longFits(seconds);
        if (!fits) {
            return Optional.empty();
        }
        add(isShort, seconds, 1);
        return Optional.of(new Ticket(this, seconds));
    }

    private boolean longFits(double seconds) {
        return longJobs + shortJobs < limits.jobs()
                && longJobs < limits.jobs() - limits.keptPlaces()
                && (longJobs == 0 || longSeconds + seconds <= limits.longSeconds());
    }

    private boolean shortFits(double seconds, boolean passing) {
        if (longJobs + shortJobs >= limits.jobs()) {
            return false;
        }
        if (passing) {
            return shortJobs < limits.keptPlaces();
        }
        double left = limits.seconds() - Math.min(longSeconds, limits.longSeconds());
        return shortJobs == 0 || shortSeconds + seconds <= left;
    }

    /** Puts the seconds that were found in place of those that were thought. */
    synchronized void correct(double thought, double found) {
        add(limits.isShort(thought), thought, -1);
        add(limits.isShort(found), found, 1);
    }

    synchronized void giveBack(double seconds) {
        add(limits.isShort(seconds), seconds, -1);
    }

    private void add(boolean isShort, double seconds, int sign) {
        if (isShort) {
            shortJobs += sign;
            shortSeconds += sign * seconds;
        } else {
            longJobs += sign;
            longSeconds += sign * seconds;
        }
    }

    public synchronized int jobs() {
        return longJobs + shortJobs;
    }

    public synchronized double seconds() {
        return Math.max(0, longSeconds + shortSeconds);
    }
}
