package io.ripieno.inference.batch;

import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.share.Flow;
import io.ripieno.inference.share.JobAccount;
import io.ripieno.inference.share.TimeShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows that wait for one graph, by flow and job, and the jobs by age. Guarded by the scheduler's lock. */
final class KeyQueue {
    private final BatchKey key;
    private final GraphSpec graph;
    private final @Nullable KeyQueue lastResort;
    private final List<Seat> seats = new ArrayList<>();
    private final Turns turns = new Turns();
    private final Line[] lines = new Line[Flow.COUNT];
    /** By when the first of its windows was queued, or one that has gone since. */
    private final TurnHeap byAge = new TurnHeap();

    private int waitingFlows;
    private int size;
    private long runs;
    private int mostRuns;
    private long loadedNanos;
    private long takenNanos = Long.MIN_VALUE;

    /** @param lastResort where windows wait that the memory of its devices does not hold, if there is such a place */
    KeyQueue(BatchKey key, GraphSpec graph, @Nullable KeyQueue lastResort) {
        this.lastResort = lastResort;
        this.key = key;
        this.graph = graph;
        for (int flow = 0; flow < Flow.COUNT; flow++) {
            lines[flow] = new Line(flow, turns);
        }
    }

    BatchKey key() {
        return key;
    }

    GraphSpec graph() {
        return graph;
    }

    @Nullable
    KeyQueue lastResort() {
        return lastResort;
    }

    /** Loading it has been begun somewhere. */
    void loaded(long now) {
        loadedNanos = now;
    }

    /** When loading it was begun last, on any device. */
    long loadedNanos() {
        return loadedNanos;
    }

    /** Where its windows may run. */
    List<Seat> seats() {
        return seats;
    }

    int size() {
        return size;
    }

    /** Runs of all windows, of which those in a loop have many. */
    long runs() {
        return runs;
    }

    /** Of the window with most, until none waits. */
    int mostRuns() {
        return mostRuns;
    }

    /** Whether a batch may be tried on one of its devices now. */
    boolean isOpen(long now) {
        for (int i = 0; i < seats.size(); i++) {
            if (seats.get(i).isOpen(now)) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of its devices have been lost for so long or longer. */
    boolean isLost(long now, long patience) {
        long until = latestLoss();
        return until != JobTerms.NEVER && now - until >= patience;
    }

    /** When all of its devices will have been lost for so long; {@link JobTerms#NEVER} if not all are, or it was before. */
    long lostUntil(long now, long patience) {
        long since = latestLoss();
        return since == JobTerms.NEVER || now - since >= patience ? JobTerms.NEVER : since + patience;
    }

    /** When the last of its devices was lost; {@link JobTerms#NEVER} if one is not. */
    private long latestLoss() {
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < seats.size(); i++) {
            if (!seats.get(i).isLost()) {
                return JobTerms.NEVER;
            }
            latest = Math.max(latest, seats.get(i).lostSince());
        }
        return latest;
    }

    /** Devices that have the graph loaded or are about to. */
    int holders() {
        int holders = 0;
        for (int i = 0; i < seats.size(); i++) {
            holders += seats.get(i).isHeld() ? 1 : 0;
        }
        return holders;
    }

    /** The flows with windows, as bits. */
    int waitingFlows() {
        return waitingFlows;
    }

    /** When the window that has waited longest came; {@link JobTerms#NEVER} if none waits. */
    long oldestNanos() {
        return byAge.isEmpty() ? JobTerms.NEVER : oldest().peek().enqueuedNanos;
    }

    /** Whose window has waited longest. What windows were taken since somebody asked is made up for here, not for each. */
    private Turn oldest() {
        while (true) {
            Turn turn = turns.at(byAge.least());
            long nanos = turn.peek().enqueuedNanos;
            if (nanos == byAge.leastRank()) {
                return turn;
            }
            byAge.place(turn.number, nanos);
        }
    }

    /** Whether it comes first where both have the same rank: the one of which nobody has taken any for longer. */
    boolean isBefore(KeyQueue other) {
        return takenNanos == other.takenNanos ? oldestNanos() < other.oldestNanos() : takenNanos < other.takenNanos;
    }

    /** Since when nobody has taken any of what waits, though it could be waiting for company; only if something does. */
    long neglectedSince() {
        return Math.max(takenNanos, oldestNanos());
    }

    /** The earliest deadline of the jobs with windows here. */
    long earliestDeadline() {
        long earliest = JobTerms.NEVER;
        for (int flows = waitingFlows; flows != 0; flows &= flows - 1) {
            earliest = Math.min(earliest, lines[Integer.numberOfTrailingZeros(flows)].earliestDeadline());
        }
        return earliest;
    }

    long leastRank(int flow) {
        return lines[flow].leastRank();
    }

    /** How often a turn was moved since its job had been served meanwhile. */
    long moves() {
        long moves = 0;
        for (Line line : lines) {
            moves += line.moves();
        }
        return moves;
    }

    /** Lets a job take part. */
    Turn join(BatchJob job) {
        return turns.join(job, this);
    }

    /** The job has left; nothing of it waits. */
    void leave(Turn turn) {
        turns.leave(turn.number);
    }

    void add(WindowItem item, long now) {
        item.enqueuedNanos = now;
        lineUp(item);
    }

    /** Adds windows that were taken in vain, each in its place by age among those of its job. */
    void addAgain(List<WindowItem> items) {
        items.sort(Comparator.comparingLong(item -> item.enqueuedNanos));
        items.forEach(this::lineUp);
    }

    /** Adds a window in its place by age among those of its job. */
    void lineUp(WindowItem item) {
        if (item.isQueued) {
            throw new IllegalStateException("A window of job " + item.job().name() + " is submitted twice.");
        }
        item.isQueued = true;
        int turn = item.turn.number;
        if (item.turn.add(item)) {
            byAge.place(turn, item.enqueuedNanos);
        }
        int itsRuns = item.runsLeft();
        size++;
        runs += itsRuns;
        mostRuns = Math.max(mostRuns, itsRuns);
        turns.came(turn, itsRuns);
        if (turns.windows(turn) == 1) {
            place(turn);
        }
    }

    /** Places a job that has come anew: behind all that wait for the first time, so that a stream of them ends. */
    private void place(int turn) {
        int flow = dueFlow(turn);
        long rank = turns.account(turn).served();
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            rank = Math.max(rank, seat.share().jobFloor(flow) + seat.windowNanos());
        }
        lines[flow].place(turn, rank);
        waitingFlows |= 1 << flow;
    }

    /** The most by which a job of the flow is held back on any of its devices. */
    long jobCeiling(int flow) {
        long ceiling = 0;
        for (int i = 0; i < seats.size(); i++) {
            ceiling = Math.max(ceiling, seats.get(i).share().jobCeiling(flow));
        }
        return ceiling;
    }

    /** The flow in which it should stand by now. */
    private int dueFlow(int turn) {
        return turns.account(turn).flow(seats.get(0).windowNanos());
    }

    private void leaveLine(int turn) {
        int flow = turns.flow(turn);
        lines[flow].remove(turn);
        if (lines[flow].isEmpty()) {
            waitingFlows &= ~(1 << flow);
        }
    }

    int flow(int turn) {
        return turns.flow(turn);
    }

    /** How far its job was served when the turn was placed last. */
    long rank(int turn) {
        return lines[turns.flow(turn)].rank(turn);
    }

    int windows(Turn turn) {
        return turns.windows(turn.number);
    }

    /**
     * Whether its job might miss its deadline by waiting for its turn, behind another group that may have as many runs as
     * its own, and is not in debt for earlier help.
     */
    boolean isAtRisk(int turn, Seat seat, long now) {
        long deadline = turns.deadlineNanos(turn);
        return deadline != JobTerms.NEVER
                && deadline - now
                        <= 2L * turns.mostRuns(turn) * seat.fullRunNanos() + turns.runs(turn) * seat.windowNanos()
                && !isInDebt(turn);
    }

    /** Whether its job was served ahead of others by more than anybody may be, on every device that it waits for. */
    boolean isInDebt(int turn) {
        return turns.account(turn).served() > jobCeiling(turns.flow(turn));
    }

    long deadlineNanos(int turn) {
        return turns.deadlineNanos(turn);
    }

    /** Whether some of its windows run more than once. */
    boolean hasLoops(int turn) {
        return turns.hasLoops(turn);
    }

    Turn at(int turn) {
        return turns.at(turn);
    }

    /**
     * Whose window a device takes next: by flow, then who is at risk, then who was served least; {@link Turns#NONE} if
     * none waits.
     */
    int next(Seat seat, long now) {
        TimeShare share = seat.share();
        int flow;
        while ((flow = share.next(waitingFlows)) >= 0) {
            Line line = lines[flow];
            int turn = line.atRisk(seat, now);
            if (turn == Turns.NONE) {
                turn = line.least(seat);
            }
            if (turn == Turns.NONE) {
                throw new IllegalStateException("Flow " + flow + " of " + key + " says that it waits, but is empty.");
            }
            if (dueFlow(turn) == flow) {
                return turn;
            }
            leaveLine(turn);
            place(turn);
        }
        return Turns.NONE;
    }

    /**
     * Promises one of the job's windows to a device and charges it to the job and its flow; which one it is, the turn
     * tells later: whose windows they are is decided without looking at any of them, unless they run more than once.
     *
     * @return the runs that are charged
     */
    int promise(int turn, Seat seat, long now) {
        takenNanos = now;
        int itsRuns = turns.hasLoops(turn) ? turns.at(turn).peek().runsLeft() : 1;
        long cost = itsRuns * seat.windowNanos();
        int flow = turns.flow(turn);
        Line line = lines[flow];
        long rank = line.rank(turn);
        JobAccount account = turns.account(turn);
        seat.share().charge(flow, cost);
        account.charge(rank, cost);
        went(turn, itsRuns);
        if (turns.windows(turn) == 0) {
            leaveLine(turn);
            byAge.remove(turn);
        } else {
            long risen = Math.min(account.served(), seat.share().jobCeiling(flow));
            line.place(turn, Math.max(rank + cost, risen));
        }
        return itsRuns;
    }

    private void went(int turn, int itsRuns) {
        turns.went(turn, itsRuns);
        size--;
        runs -= itsRuns;
        mostRuns = size == 0 ? 0 : mostRuns;
    }

    /** The job was given back some of what it was charged, so that its turn may come sooner. */
    void bringForward(int turn) {
        if (turns.windows(turn) > 0) {
            int flow = turns.flow(turn);
            long rank = turns.account(turn).served();
            for (int i = 0; i < seats.size(); i++) {
                rank = Math.max(rank, seats.get(i).share().jobFloor(flow));
            }
            if (rank < lines[flow].rank(turn)) {
                lines[flow].place(turn, rank);
            }
        }
    }

    /** Takes all of a job's windows away. */
    void remove(Turn turn) {
        if (turns.windows(turn.number) > 0) {
            leaveLine(turn.number);
            byAge.remove(turn.number);
            while (turns.windows(turn.number) > 0) {
                went(turn.number, turn.pop().runsLeft());
            }
        }
    }

    /** Takes all windows away, job by job. */
    void clear(List<WindowItem> into) {
        while (!byAge.isEmpty()) {
            Turn turn = oldest();
            turn.copyTo(into);
            remove(turn);
        }
    }
}
