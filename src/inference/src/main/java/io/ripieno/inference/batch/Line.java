package io.ripieno.inference.batch;

import org.jspecify.annotations.Nullable;

/**
 * The jobs of one flow that wait for one graph, by how far they have been served, and those with a deadline by that
 * too. A rank may be out of date, since a job is served for other graphs as well; as ranks only rise, it is brought up
 * to date when it comes to the front, if it is wrong by more than a run: otherwise each window that is served would cost
 * as many moves as its job has graphs. Guarded by the scheduler's lock.
 */
final class Line {
    private final int flow;
    private final Turns turns;
    private final TurnHeap fair = new TurnHeap();
    private final TurnHeap urgent = new TurnHeap();
    private long moves;

    Line(int flow, Turns turns) {
        this.flow = flow;
        this.turns = turns;
    }

    boolean isEmpty() {
        return fair.isEmpty();
    }

    /** How often a turn was brought up to date. */
    long moves() {
        return moves;
    }

    /** At most how far the least served job has been served; meaningless if none waits. */
    long leastRank() {
        return fair.isEmpty() ? 0 : fair.leastRank();
    }

    long earliestDeadline() {
        return urgent.isEmpty() ? JobTerms.NEVER : urgent.leastRank();
    }

    /** Lines a job up that has been served that far, or from now on has been. */
    void place(Turn turn, long rank) {
        turn.flow = flow;
        rank(turn, rank);
        if (turn.deadlineNanos != JobTerms.NEVER && !urgent.holds(turn.number)) {
            urgent.place(turn.number, turn.deadlineNanos);
        }
    }

    private void rank(Turn turn, long rank) {
        turn.rank = rank;
        fair.place(turn.number, rank);
    }

    void remove(Turn turn) {
        fair.remove(turn.number);
        urgent.remove(turn.number);
    }

    /** The job that was served least, to within one run of a full batch; null if none waits. */
    @Nullable
    Turn least(Seat seat) {
        long ceiling = seat.share().jobCeiling(flow);
        while (!fair.isEmpty()) {
            Turn turn = turns.at(fair.least());
            long rank = Math.max(turn.rank, Math.min(turn.account.served(), ceiling));
            if (rank - turn.rank <= seat.fullRunNanos()) {
                return turn;
            }
            rank(turn, rank);
            moves++;
        }
        return null;
    }

    /** The job with the earliest deadline, if it is at risk; otherwise null. One in debt waits for its turn. */
    @Nullable
    Turn atRisk(Seat seat, long now) {
        while (!urgent.isEmpty()) {
            Turn turn = turns.at(urgent.least());
            if (!turn.isInDebt()) {
                return turn.isAtRisk(seat, now) ? turn : null;
            }
            urgent.remove(turn.number);
        }
        return null;
    }
}
