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
    private final TurnHeap fair = new TurnHeap();
    private final TurnHeap urgent = new TurnHeap();
    private long moves;

    Line(int flow) {
        this.flow = flow;
    }

    boolean isEmpty() {
        return fair.peek() == null;
    }

    /** How often a turn was brought up to date. */
    long moves() {
        return moves;
    }

    /** At most how far the least served job has been served; meaningless if none waits. */
    long leastRank() {
        TurnHeap.Node node = fair.peek();
        return node == null ? 0 : node.rank();
    }

    long earliestDeadline() {
        TurnHeap.Node node = urgent.peek();
        return node == null ? JobTerms.NEVER : node.rank();
    }

    /** Lines a job up that has been served that far, or from now on has been. */
    void place(Turn turn, long rank) {
        turn.flow = flow;
        fair.place(turn.byAccount, rank);
        if (turn.job.terms().deadlineNanos() != JobTerms.NEVER && !turn.byDeadline.isPlaced()) {
            urgent.place(turn.byDeadline, turn.job.terms().deadlineNanos());
        }
    }

    void remove(Turn turn) {
        fair.remove(turn.byAccount);
        urgent.remove(turn.byDeadline);
    }

    /** The job that was served least, to within one run of a full batch; null if none waits. */
    @Nullable
    Turn least(Seat seat) {
        long ceiling = seat.share().jobCeiling(flow);
        TurnHeap.Node node;
        while ((node = fair.peek()) != null) {
            long rank = Math.max(node.rank(), Math.min(node.turn.job.account().served(), ceiling));
            if (rank - node.rank() <= seat.fullRunNanos()) {
                return node.turn;
            }
            fair.place(node, rank);
            moves++;
        }
        return null;
    }

    /** The job with the earliest deadline, if it is at risk; otherwise null. One in debt waits for its turn. */
    @Nullable
    Turn atRisk(Seat seat, long now) {
        TurnHeap.Node node;
        while ((node = urgent.peek()) != null) {
            if (!node.turn.isInDebt()) {
                return node.turn.isAtRisk(seat, now) ? node.turn : null;
            }
            urgent.remove(node);
        }
        return null;
    }
}
