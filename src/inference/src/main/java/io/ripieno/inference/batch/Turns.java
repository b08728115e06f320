package io.ripieno.inference.batch;

import io.ripieno.inference.share.JobAccount;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The turns of all jobs that use one graph, by number, and what decides whose window comes next: each kind of figure in
 * an array of its own, so that to choose among thousands of turns takes a few lines of memory and none of the turns. A
 * number is given anew once its job has left, so that they stay as small as jobs are few. Guarded by the scheduler's
 * lock.
 */
final class Turns {
    /** No turn's number. */
    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 8;

    private @Nullable Turn[] turns = new Turn[FIRST_CAPACITY];
    private @Nullable JobAccount[] accounts = new JobAccount[FIRST_CAPACITY];
    private long[] deadlines = new long[FIRST_CAPACITY];
    /** In whose lines they stand. */
    private int[] flows = new int[FIRST_CAPACITY];

    private int[] windows = new int[FIRST_CAPACITY];
    /** Of all that waits, of which a window in a loop has many. */
    private int[] runs = new int[FIRST_CAPACITY];

    /** Of the window with most, until none waits. */
    private int[] mostRuns = new int[FIRST_CAPACITY];

    private int[] unused = new int[FIRST_CAPACITY];
    private int unusedCount;
    private int given;

    Turn join(BatchJob job, KeyQueue queue) {
        if (unusedCount == 0 && given == turns.length) {
            grow(2 * given);
        }
        int number = unusedCount > 0 ? unused[--unusedCount] : given++;
        Turn turn = new Turn(job, queue, number);
        turns[number] = turn;
        accounts[number] = job.account();
        deadlines[number] = job.terms().deadlineNanos();
        return turn;
    }

    private void grow(int capacity) {
        accounts = Arrays.copyOf(accounts, capacity);
        deadlines = Arrays.copyOf(deadlines, capacity);
        flows = Arrays.copyOf(flows, capacity);
        windows = Arrays.copyOf(windows, capacity);
        runs = Arrays.copyOf(runs, capacity);
        mostRuns = Arrays.copyOf(mostRuns, capacity);
        unused = Arrays.copyOf(unused, capacity);
        turns = Arrays.copyOf(turns, capacity);
    }

    /** Gives the number of a turn back, for which nothing waits. */
    void leave(int number) {
        turns[number] = null;
        accounts[number] = null;
        unused[unusedCount++] = number;
    }

    Turn at(int number) {
        return require(turns[number], number);
    }

    JobAccount account(int number) {
        return require(accounts[number], number);
    }

    private <T> T require(@Nullable T value, int number) {
        if (value == null) {
            throw new IllegalStateException("No job has the turn " + number + " of " + given + ".");
        }
        return value;
    }

    long deadlineNanos(int number) {
        return deadlines[number];
    }

    int flow(int number) {
        return flows[number];
    }

    void stand(int number, int flow) {
        flows[number] = flow;
    }

    /** How many windows wait. */
    int windows(int number) {
        return windows[number];
    }

    int runs(int number) {
        return runs[number];
    }

    int mostRuns(int number) {
        return mostRuns[number];
    }

    /** Whether some of the windows that wait run more than once. */
    boolean hasLoops(int number) {
        return runs[number] > windows[number];
    }

    /** A window with so many runs came. */
    void came(int number, int itsRuns) {
        windows[number]++;
        runs[number] += itsRuns;
        mostRuns[number] = Math.max(mostRuns[number], itsRuns);
    }

    /** A window with so many runs is taken. */
    void went(int number, int itsRuns) {
        runs[number] -= itsRuns;
        if (--windows[number] == 0) {
            mostRuns[number] = 0;
        }
    }
}
