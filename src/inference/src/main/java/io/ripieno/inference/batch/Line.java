package io.ripieno.inference.batch;

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

    /** How far the job was served when it was placed here last. */
    long rank(int turn) {
        return fair.rank(turn);
    }

    long earliestDeadline() {
        return urgent.isEmpty() ? JobTerms.NEVER : urgent.leastRank();
    }

    /** Lines a job up that has been served that far, or from now on has been. */
    void place(int turn, long rank) {
        turns.stand(turn, flow);
        fair.place(turn, rank);
        long deadline = turns.deadlineNanos(turn);
        if (deadline != JobTerms.NEVER && !urgent.holds(turn)) {
            urgent.place(turn, deadline);
        }
    }

    void remove(int turn) {
        fair.remove(turn);
        urgent.remove(turn);
    }

    /** The job that was served least, to within one run of a full batch; {@link Turns#NONE} if none waits. */
    int least(Seat seat) {
        long ceiling = seat.share().jobCeiling(flow);
        while (!fair.isEmpty()) {
            int turn = fair.least();
            long placed = fair.leastRank();
            long rank = Math.max(placed, Math.min(turns.account(turn).served(), ceiling));
            if (rank - placed <= seat.fullRunNanos()) {
                return turn;
            }
            fair.place(turn, rank);
            moves++;
        }
        return Turns.NONE;
    }

    /**
     * The job with the earliest deadline, if it is at risk; otherwise {@link Turns#NONE}. One in debt waits for its turn.
     */
    int atRisk(Seat seat, long now) {
        while (!urgent.isEmpty()) {
            int turn = urgent.least();
            if (!seat.queue().isInDebt(turn)) {
                return seat.queue().isAtRisk(turn, seat, now) ? turn : Turns.NONE;
            }
            urgent.remove(turn);
        }
        return Turns.NONE;
    }
}
