package io.ripieno.inference.batch;

import io.ripieno.inference.work.Lane;

/** How many windows wait, in all and of each lane. Guarded by the scheduler's lock. */
final class Waiting {
    private final int[] ofLane = new int[Lane.values().length];
    private int all;

    /** So many windows of the job came, or went if they are negative. */
    void add(BatchJob job, int windows) {
        ofLane[job.terms().lane().ordinal()] += windows;
        all += windows;
    }

    int all() {
        return all;
    }

    int of(Lane lane) {
        return ofLane[lane.ordinal()];
    }
}
