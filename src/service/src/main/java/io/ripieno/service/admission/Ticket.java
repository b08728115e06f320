package io.ripieno.service.admission;

/** The place of a running job in the budget. Safe for use by several threads. */
public final class Ticket implements AutoCloseable {
    private final Budget budget;
    private double seconds;
    private boolean returned;

    Ticket(Budget budget, double seconds) {
        this.budget = budget;
        this.seconds = seconds;
    }

    /** Tells how many seconds of audio the job really has, as soon as it is known. */
    public synchronized void correct(double found) {
        if (!returned && Double.isFinite(found) && found >= 0) {
            budget.correct(seconds, found);
            seconds = found;
        }
    }

    /** Gives the place back; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (!returned) {
            returned = true;
            budget.giveBack(seconds);
        }
    }
}
