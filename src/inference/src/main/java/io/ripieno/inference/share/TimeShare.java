package io.ripieno.inference.share;

import io.ripieno.inference.work.Lane;

/**
 * The accounts of one that has time to give: how it is split among lanes, that of a lane among brief and long jobs, and
 * how far the jobs of each flow have been served. Guarded by its owner.
 */
public final class TimeShare {
    private final long debtNanos;
    private final Split lanes;
    private final Split[] flows = new Split[Lane.values().length];
    private final long[] jobFloor = new long[Flow.COUNT];

    public TimeShare(ShareRules rules) {
        debtNanos = Math.round(rules.debtSeconds() * 1e9);
        double[] shares = new double[flows.length];
        for (Lane lane : Lane.values()) {
            shares[lane.ordinal()] = rules.share(lane);
            flows[lane.ordinal()] = new Split(debtNanos, 1 - rules.briefShare(), rules.briefShare());
        }
        lanes = new Split(debtNanos, shares);
    }

    /** The flow of the set, given as bits, whose turn it is; -1 if the set is empty. */
    public int next(int waiting) {
        int lane = lanes.least(Flow.lanes(waiting));
        return lane < 0 ? -1 : 2 * lane + flows[lane].least(Flow.inLane(waiting, lane));
    }

    /** Whether it is rather the one flow's turn than the other's. */
    public boolean isBefore(int flow, int other) {
        int lane = Flow.lane(flow);
        int otherLane = Flow.lane(other);
        return lane == otherLane
                ? flows[lane].standing(flow & 1) < flows[lane].standing(other & 1)
                : lanes.standing(lane) < lanes.standing(otherLane);
    }

    public void charge(int flow, long nanos) {
        lanes.charge(Flow.lane(flow), nanos);
        flows[Flow.lane(flow)].charge(flow & 1, nanos);
    }

    /** Takes note of all flows that wait, given as bits. */
    public void raiseFloors(int waiting) {
        lanes.raiseFloor(Flow.lanes(waiting));
        for (int lane = 0; lane < flows.length; lane++) {
            flows[lane].raiseFloor(Flow.inLane(waiting, lane));
        }
    }

    /** Takes note of where the least served job of the flow stands, of those that wait. */
    public void raiseJobFloor(int flow, long rank) {
        jobFloor[flow] = Math.max(jobFloor[flow], rank);
    }

    /** Where the least served job of the flow stands. */
    public long jobFloor(int flow) {
        return jobFloor[flow];
    }

    /** Time by which somebody may be served ahead of others. */
    public long debtNanos() {
        return debtNanos;
    }

    /** The most by which a job of the flow is held back. */
    public long jobCeiling(int flow) {
        return jobFloor[flow] + debtNanos;
    }
}
