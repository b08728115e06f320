package io.ripieno.inference.share;

import io.ripieno.inference.work.Lane;

/**
 * How far one job has been served, and whether it counts as brief. A job is brief until it has had so much time, and long
 * from its start if its length is known and says so. Guarded by whoever shares the time.
 */
public final class JobAccount {
    private final Lane lane;
    private final long units;
    private final long briefNanos;
    private long served;
    private long charged;
    private boolean isLong;

    /** @param units of work that the job is thought to have in all; 0 if that is not known */
    public JobAccount(Lane lane, long units, ShareRules rules) {
        this.lane = lane;
        this.units = units;
        this.briefNanos = Math.round(rules.briefSeconds() * 1e9);
    }

    /**
     * The flow in which it stands.
     *
     * @param unitNanos what one of its units costs, at least 1
     */
    public int flow(long unitNanos) {
        isLong |= units > 0 && units >= briefNanos / unitNanos;
        return Flow.of(lane, isBrief());
    }

    private boolean isBrief() {
        return !isLong && charged < briefNanos;
    }

    /** How far it has been served, as those of its flow count. */
    public long served() {
        return served;
    }

    /** Takes a cost; a job that is not brief any more begins anew among the long ones. */
    public void charge(long rank, long nanos) {
        boolean wasBrief = isBrief();
        charged += nanos;
        served = wasBrief && !isBrief() ? 0 : Math.max(served, rank) + nanos;
    }

    /** Puts a cost right that was only thought when it was charged. */
    public void correct(long nanos) {
        charged += nanos;
        served += nanos;
    }
}
