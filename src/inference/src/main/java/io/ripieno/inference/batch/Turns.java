package io.ripieno.inference.batch;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The turns of all jobs that use one graph, by number. A number is given anew once its job has left, so that they stay as
 * small as jobs are few. Guarded by the scheduler's lock.
 */
final class Turns {
    private static final int FIRST_CAPACITY = 8;

    private @Nullable Turn[] turns = new Turn[FIRST_CAPACITY];
    private int[] unused = new int[FIRST_CAPACITY];
    private int unusedCount;
    private int given;

    Turn join(BatchJob job, KeyQueue queue) {
        Turn turn = new Turn(job, queue, unusedCount > 0 ? unused[unusedCount - 1] : given);
        if (unusedCount > 0) {
            unusedCount--;
        } else {
            given++;
        }
        if (given > turns.length) {
            turns = Arrays.copyOf(turns, 2 * turns.length);
            unused = Arrays.copyOf(unused, turns.length);
        }
        turns[turn.number] = turn;
        return turn;
    }

    /** Gives the number of a turn back, for which nothing waits. */
    void leave(Turn turn) {
        turns[turn.number] = null;
        unused[unusedCount++] = turn.number;
    }

    Turn at(int number) {
        Turn turn = turns[number];
        if (turn == null) {
            throw new IllegalStateException("No job has the turn " + number + " of " + given + ".");
        }
        return turn;
    }
}
