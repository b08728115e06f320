package io.ripieno.music.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * How many workers may be at work, and who of those who wait is next, as long as few enough of its kind and of its lane or
 * higher are at work: by lane, which rises with the wait, deadline, the wait as a multiple of the length (the highest
 * response ratio next: short ones pass long ones, but none for ever), length and arrival. Safe for use by several threads.
 */
final class WorkerPermits {
    private static final Comparator<WorkerPermit> ORDER = Comparator.comparingLong(
                    (WorkerPermit permit) -> -permit.lane)
            .thenComparing(permit -> permit.claim.deadline())
            .thenComparingDouble(permit -> -permit.stretch)
            .thenComparingDouble(permit -> permit.claim.seconds())
            .thenComparingLong(permit -> permit.arrival);

    private final int workers;
    private final WorkerSharing sharing;
    private final LongSupplier nanos;
    private final List<WorkerPermit> waiting = new ArrayList<>();
    private final Set<WorkerPermit> atWork = new HashSet<>();
    private long arrivals;
    private boolean closed;

    WorkerPermits(int workers, WorkerSharing sharing, LongSupplier nanos) {
        this.workers = workers;
        this.sharing = sharing;
        this.nanos = nanos;
    }

    /** Asks for a permit. Whoever does not want to wait any longer cancels it, and has it all the same if that fails. */
    synchronized WorkerPermit ask(WorkerClaim claim) {
        WorkerPermit permit = new WorkerPermit(claim, arrivals++, nanos.getAsLong());
        if (closed) {
            permit.had.cancel(false);
        } else {
            waiting.add(permit);
            serve();
        }
        return permit;
    }

    /** So many seconds are wanted of its recording, whatever was thought; it counts as what that is from now on. */
    synchronized void heard(WorkerPermit permit, double seconds) {
        boolean isShort = permit.claim.isShort(seconds);
        if (isShort != permit.isShort) {
            permit.isShort = isShort;
            serve();
        }
    }

    /** Gives back a permit that was had. */
    synchronized void release(WorkerPermit permit) {
        atWork.remove(permit);
        serve();
    }

    /** To be called now and then, as who waits moves up. */
    synchronized void serve() {
        long now = nanos.getAsLong();
        waiting.removeIf(permit -> permit.had.isDone());
        waiting.forEach(permit -> permit.age(now, sharing.patience().toNanos()));
        waiting.sort(ORDER);
        for (Iterator<WorkerPermit> each = waiting.iterator(); atWork.size() < workers && each.hasNext(); ) {
            WorkerPermit next = each.next();
            long beside = atWork.stream().filter(held -> held.isBeside(next)).count();
            if (beside < sharing.sideBySide() && next.had.complete(null)) {
                atWork.add(next);
                each.remove();
            }
        }
    }

    /** How many permits are had. */
    synchronized int busy() {
        return atWork.size();
    }

    /** How many wait for one. */
    synchronized int waiting() {
        return (int) waiting.stream().filter(permit -> !permit.had.isDone()).count();
    }

    /** Sends away all who wait, and all who ask from now on. */
    synchronized void close() {
        closed = true;
        waiting.forEach(permit -> permit.had.cancel(false));
        waiting.clear();
    }
}
