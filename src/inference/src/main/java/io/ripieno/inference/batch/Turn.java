package io.ripieno.inference.batch;

import io.ripieno.inference.share.Flow;
import io.ripieno.inference.share.JobAccount;
import io.ripieno.inference.work.Lane;
import java.util.List;

/**
 * What one job has waiting for one graph, in the order in which it came, and the job's place among the others; with what
 * of the job is asked for each window. Guarded by the scheduler's lock, but for the windows that are free, which are the
 * job's own.
 */
final class Turn {
    final BatchJob job;
    final KeyQueue queue;

    /** Among those of the graph. */
    final int number;

    final Lane lane;
    final long deadlineNanos;
    final JobAccount account;
    private final JobWindows windows;

    /** The flow in whose line it stands. */
    int flow;

    /** How far it was served when it was placed there last. */
    long rank;

    int size;

    /** Runs of all that waits, of which a window in a loop has many. */
    int runs;

    /** Of the window with most, until none waits. */
    private int mostRuns;

    private long lastBatch;

    /** The list of windows that are free. */
    int free = JobWindows.NONE;

    private int first = JobWindows.NONE;
    private int last = JobWindows.NONE;
    /** When the last one was queued. */
    private long newestNanos;

    Turn(BatchJob job, KeyQueue queue, int number) {
        this.job = job;
        this.queue = queue;
        this.number = number;
        this.lane = job.terms().lane();
        this.deadlineNanos = job.terms().deadlineNanos();
        this.account = job.account();
        this.windows = job.windows();
    }

    /** Whether it stands among the brief jobs of its lane. */
    boolean isBrief() {
        return Flow.isBrief(flow);
    }

    /**
     * Whether its job might miss its deadline by waiting for its turn, behind another group that may have as many runs as
     * its own, and is not in debt for earlier help.
     */
    boolean isAtRisk(Seat seat, long now) {
        return deadlineNanos != JobTerms.NEVER
                && deadlineNanos - now <= 2L * mostRuns * seat.fullRunNanos() + runs * seat.windowNanos()
                && !isInDebt();
    }

    /** Whether its job was served ahead of others by more than anybody may be, on every device that it waits for. */
    boolean isInDebt() {
        return account.served() > queue.jobCeiling(flow);
    }

    /** Whether this batch has not had a window of this job yet. */
    boolean comesFirstTo(long batch) {
        boolean comesFirst = lastBatch != batch;
        lastBatch = batch;
        return comesFirst;
    }

    /** When the window was queued that has waited longest; only if one waits. */
    long oldestNanos() {
        return windows.at(first).enqueuedNanos;
    }

    /** Adds a window behind all that were queued no later; returns whether it is the first now. */
    boolean add(WindowItem item) {
        if (size == 0 || item.enqueuedNanos >= newestNanos) {
            insert(item, last, JobWindows.NONE);
        } else {
            int before = JobWindows.NONE;
            int after = first;
            while (windows.at(after).enqueuedNanos <= item.enqueuedNanos) {
                before = after;
                after = windows.next(after);
            }
            insert(item, before, after);
        }
        size++;
        runs += item.runsLeft();
        mostRuns = Math.max(mostRuns, item.runsLeft());
        return first == item.number;
    }

    private void insert(WindowItem item, int before, int after) {
        windows.link(item.number, after);
        if (before == JobWindows.NONE) {
            first = item.number;
        } else {
            windows.link(before, item.number);
        }
        if (after == JobWindows.NONE) {
            last = item.number;
            newestNanos = item.enqueuedNanos;
        }
    }

    void copyTo(List<WindowItem> list) {
        for (int window = first; window != JobWindows.NONE; window = windows.next(window)) {
            list.add(windows.at(window));
        }
    }

    WindowItem pop() {
        if (first == JobWindows.NONE) {
            throw new IllegalStateException("Job " + job.name() + " has nothing waiting for " + queue.key() + ".");
        }
        WindowItem item = windows.at(first);
        first = windows.next(first);
        if (first == JobWindows.NONE) {
            last = JobWindows.NONE;
            mostRuns = 0;
        }
        size--;
        runs -= item.runsLeft();
        return item;
    }
}
