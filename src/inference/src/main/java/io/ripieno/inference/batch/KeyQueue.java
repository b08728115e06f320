package io.ripieno.inference.batch;

import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.share.Flow;
import io.ripieno.inference.share.TimeShare;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The windows that wait for one graph: by age, and by flow and job. Guarded by the scheduler's lock. */
final class KeyQueue {
    private final BatchKey key;
    private final GraphSpec graph;
    private final @Nullable KeyQueue lastResort;
    private final List<Seat> seats = new ArrayList<>();
    private final Line[] lines = new Line[Flow.COUNT];
    private int waitingFlows;
    private @Nullable WindowItem oldest;
    private @Nullable WindowItem newest;
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
            lines[flow] = new Line(flow);
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
        return oldest == null ? JobTerms.NEVER : oldest.enqueuedNanos;
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

    void add(WindowItem item, long now) {
        item.enqueuedNanos = now;
        linkByAge(item, newest);
        lineUp(item);
    }

    /** Adds a window that was taken in vain, in its place by age. */
    void addAgain(WindowItem item) {
        WindowItem before = newest;
        while (before != null && before.enqueuedNanos > item.enqueuedNanos) {
            before = before.older;
        }
        linkByAge(item, before);
        lineUp(item);
    }

    /** The same of many, which are put in order by age. */
    void addAgain(List<WindowItem> items) {
        items.sort(Comparator.comparingLong(item -> item.enqueuedNanos));
        WindowItem before = null;
        for (WindowItem item : items) {
            WindowItem after = before == null ? oldest : before.newer;
            while (after != null && after.enqueuedNanos <= item.enqueuedNanos) {
                before = after;
                after = before.newer;
            }
            linkByAge(item, before);
            lineUp(item);
            before = item;
        }
    }

    private void lineUp(WindowItem item) {
        Turn turn = item.turn;
        turn.append(item);
        size++;
        runs += item.runsLeft();
        mostRuns = Math.max(mostRuns, item.runsLeft());
        if (turn.size == 1) {
            place(turn);
        }
    }

    /** Places a job that has come anew: behind all that wait for the first time, so that a stream of them ends. */
    private void place(Turn turn) {
        int flow = flow(turn);
        long rank = turn.job.account().served();
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

    private int flow(Turn turn) {
        return turn.job.account().flow(seats.get(0).windowNanos());
    }

    private void leaveLine(Turn turn) {
        Line line = lines[turn.flow];
        line.remove(turn);
        if (line.isEmpty()) {
            waitingFlows &= ~(1 << turn.flow);
        }
    }

    /** Whose window a device takes next: by flow, then who is at risk, then who was served least; null if none waits. */
    @Nullable
    Turn next(Seat seat, long now) {
        TimeShare share = seat.share();
        int flow;
        while ((flow = share.next(waitingFlows)) >= 0) {
            Line line = lines[flow];
            Turn turn = line.atRisk(seat, now);
            if (turn == null) {
                turn = line.least(seat);
            }
            if (turn == null) {
                throw new IllegalStateException("Flow " + flow + " of " + key + " says that it waits, but is empty.");
            }
            if (flow(turn) == flow) {
                return turn;
            }
            leaveLine(turn);
            place(turn);
        }
        return null;
    }

    /** Takes the job's first window and charges it to the job and its flow. */
    WindowItem take(Turn turn, Seat seat, long now) {
        takenNanos = now;
        TimeShare share = seat.share();
        long rank = turn.byAccount.rank();
        WindowItem item = turn.pop();
        long cost = seat.windowNanos() * item.runsLeft();
        unlink(item);
        share.charge(turn.flow, cost);
        turn.job.account().charge(rank, cost);
        if (turn.size == 0) {
            leaveLine(turn);
        } else {
            long risen = Math.min(turn.job.account().served(), share.jobCeiling(turn.flow));
            lines[turn.flow].place(turn, Math.max(rank + cost, risen));
        }
        return item;
    }

    /** The job was given back some of what it was charged, so that its turn may come sooner. */
    void bringForward(Turn turn) {
        if (turn.size > 0) {
            long rank = turn.job.account().served();
            for (int i = 0; i < seats.size(); i++) {
                rank = Math.max(rank, seats.get(i).share().jobFloor(turn.flow));
            }
            if (rank < turn.byAccount.rank()) {
                lines[turn.flow].place(turn, rank);
            }
        }
    }

    /** Takes all of a job's windows away. */
    void remove(Turn turn) {
        if (turn.size > 0) {
            leaveLine(turn);
            while (turn.size > 0) {
                unlink(turn.pop());
            }
        }
    }

    /** Takes all windows away, job by job. */
    void clear(List<WindowItem> into) {
        while (oldest != null) {
            Turn turn = oldest.turn;
            for (WindowItem item = turn.peek(); item != null; item = item.next) {
                into.add(item);
            }
            remove(turn);
        }
    }

    private void linkByAge(WindowItem item, @Nullable WindowItem before) {
        if (item.isQueued) {
            throw new IllegalStateException("A window of job " + item.job().name() + " is submitted twice.");
        }
        item.isQueued = true;
        WindowItem after = before == null ? oldest : before.newer;
        item.older = before;
        item.newer = after;
        if (before == null) {
            oldest = item;
        } else {
            before.newer = item;
        }
        if (after == null) {
            newest = item;
        } else {
            after.older = item;
        }
    }

    private void unlink(WindowItem item) {
        WindowItem before = item.older;
        WindowItem after = item.newer;
        if (before == null) {
            oldest = after;
        } else {
            before.newer = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.older = before;
        }
        item.older = null;
        item.newer = null;
        item.isQueued = false;
        size--;
        runs -= item.runsLeft();
        mostRuns = size == 0 ? 0 : mostRuns;
    }
}
