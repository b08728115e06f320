package io.ripieno.service.admission;

import io.ripieno.service.run.Cost;
import io.ripieno.service.run.Plan;

/** The place of a running job in the budget. Safe for use by several threads. */
public final class Ticket implements AutoCloseable {
    /** How much further a job must be, as a share of it, before the budget hears of it. */
    private static final double STEP = 1.0 / 64;

    private static final double LEAST_BEYOND = 1.25;
    private static final double MOST_BEYOND = 1.5;

    private final Budget budget;
    private final Plan plan;
    private Budget.Held held;
    private double told;
    private boolean measured;
    private boolean returned;

    Ticket(Budget budget, Plan plan, Budget.Held held) {
        this.budget = budget;
        this.plan = plan;
        this.held = held;
    }

    /**
     * Tells how far the job is. The length that the recording itself states, or is seen to have, takes the place of the
     * one that was thought, and costs that were measured meanwhile that of those that were not.
     *
     * @param done seconds of audio that are done
     * @param total seconds of audio of the job; NaN if they are not known
     */
    public synchronized void heard(double done, double total) {
        double seconds = total >= 0 && total < Double.POSITIVE_INFINITY ? total : thought(done);
        double share = seconds > 0 ? Math.min(Math.max(0, done / seconds), 1) : 1;
        boolean tellsNothing = measured && seconds == held.seconds() && Math.abs(share - told) < STEP && share < 1;
        if (!returned && !tellsNothing) {
            replace(seconds, share);
        }
    }

    /** Of a recording that states no length and nears or passes the one that was thought, some is taken to be left. */
    private double thought(double done) {
        return LEAST_BEYOND * done <= held.seconds() ? held.seconds() : MOST_BEYOND * done;
    }

    /** Tells what share of a job is done that is not counted in seconds of audio, from 0 to 1. */
    public synchronized void heardShare(double done) {
        if (!returned && done >= 0 && done <= 1) {
            replace(held.seconds(), done);
        }
    }

    private void replace(double seconds, double share) {
        Budget.Held now = budget.held(plan, seconds, share);
        budget.replace(held, now);
        held = now;
        told = share;
        measured = true;
    }

    /** What the whole job costs, as far as is known. */
    synchronized Cost cost() {
        return held.cost();
    }

    /** Gives the place back; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (!returned) {
            returned = true;
            budget.giveBack(held);
        }
    }
}
