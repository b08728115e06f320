package io.ripieno.inference.batch;

import io.ripieno.inference.work.Lane;

/** How many windows wait, in all and of each lane. Guarded by the scheduler's lock. */
final class Waiting {
    private final int[] ofLane = new int[Lane.values().length];
    private int all;

    /** So many windows came for the turn, or went if they are negative. */
    void add(Turn turn, int windows) {
        ofLane[turn.lane.ordinal()] += windows;
        all += windows;
    }

    int all() {
        return all;
    }

    int of(Lane lane) {
        return ofLane[lane.ordinal()];
    }
}
