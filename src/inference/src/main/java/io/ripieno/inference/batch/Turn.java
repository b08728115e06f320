package io.ripieno.inference.batch;

import io.ripieno.inference.share.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What one job has waiting for one graph, in the order in which it came, and the job's place among the others. Guarded
 * by the scheduler's lock, but for the items that are free, which are the job's own.
 */
final class Turn {
    final BatchJob job;
    final KeyQueue queue;
    final TurnHeap.Node byAccount = new TurnHeap.Node(this);
    final TurnHeap.Node byDeadline = new TurnHeap.Node(this);

    /** The flow in whose line it stands. */
    int flow;

    int size;

    /** Runs of all that waits, of which a window in a loop has many. */
    int runs;

    /** Of the window with most, until none waits. */
    private int mostRuns;

    @Nullable
    WindowItem free;

    private @Nullable WindowItem first;
    private @Nullable WindowItem last;

    Turn(BatchJob job, KeyQueue queue) {
        this.job = job;
        this.queue = queue;
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
        long deadline = job.terms().deadlineNanos();
        return deadline != JobTerms.NEVER
                && deadline - now <= 2L * mostRuns * seat.fullRunNanos() + runs * seat.windowNanos()
                && !isInDebt();
    }

    /** Whether its job was served ahead of others by more than anybody may be, on every device that it waits for. */
    boolean isInDebt() {
        return job.account().served() > queue.jobCeiling(flow);
    }

    void append(WindowItem item) {
        if (last == null) {
            first = item;
        } else {
            last.next = item;
        }
        last = item;
        size++;
        runs += item.runsLeft();
        mostRuns = Math.max(mostRuns, item.runsLeft());
    }

    @Nullable
    WindowItem peek() {
        return first;
    }

    WindowItem pop() {
        WindowItem item = first;
        if (item == null) {
            throw new IllegalStateException("Job " + job.name() + " has nothing waiting for " + queue.key() + ".");
        }
        first = item.next;
        if (first == null) {
            last = null;
            mostRuns = 0;
        }
        item.next = null;
        size--;
        runs -= item.runsLeft();
        return item;
    }
}
