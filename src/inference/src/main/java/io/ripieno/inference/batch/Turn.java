package io.ripieno.inference.batch;

import io.ripieno.inference.work.Lane;
import java.util.List;

/**
 * What one job has waiting for one graph, in the order in which it came. Guarded by the scheduler's lock, but for the
 * windows that are free, which are the job's own.
 */
final class Turn {
    final BatchJob job;
    final KeyQueue queue;

    /** Among those of the graph. */
    final int number;

    final Lane lane;
    private final JobWindows windows;
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
        this.windows = job.windows();
    }

    /** Whether this batch has not had a window of this job yet. */
    boolean comesFirstTo(long batch) {
        boolean comesFirst = lastBatch != batch;
        lastBatch = batch;
        return comesFirst;
    }

    /** The window that has waited longest; only if one waits. */
    WindowItem peek() {
        if (first == JobWindows.NONE) {
            throw new IllegalStateException("Job " + job.name() + " has nothing waiting for " + queue.key() + ".");
        }
        return windows.at(first);
    }

    /** Adds a window behind all that were queued no later; returns whether it is the first now. */
    boolean add(WindowItem item) {
        if (first == JobWindows.NONE || item.enqueuedNanos >= newestNanos) {
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

    /** Takes the window away that has waited longest. */
    WindowItem pop() {
        WindowItem item = peek();
        item.isQueued = false;
        first = windows.next(first);
        if (first == JobWindows.NONE) {
            last = JobWindows.NONE;
        }
        return item;
    }
}
