package io.ripieno.music.decode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * How many workers may be at work, and who of those who wait is next: by lane, which rises with the wait, deadline,
 * length and arrival. Long recordings never take the workers that are kept for short ones. Safe for use by several
 * threads.
 */
final class WorkerPermits {
    private final LongSupplier nanos;
    private final long patienceNanos;
    private final int forLong;
    private final List<WorkerPermit> waiting = new ArrayList<>();
    private int free;
    private int takenByLong;
    private long arrivals;
    private boolean closed;

    WorkerPermits(int workers, WorkerSharing sharing, LongSupplier nanos) {
        this.nanos = nanos;
        this.patienceNanos = sharing.patience().toNanos();
        this.free = workers;
        this.forLong = workers - sharing.keptForShort();
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

    /** Gives back a permit that was had. */
    synchronized void release(WorkerPermit permit) {
        free++;
        if (!permit.claim.isShort()) {
            takenByLong--;
        }
        serve();
    }

    private void serve() {
        waiting.removeIf(permit -> permit.had.isDone());
        if (free == 0 || waiting.isEmpty()) {
            return;
        }
        waiting.sort(order(nanos.getAsLong()));
        for (Iterator<WorkerPermit> each = waiting.iterator(); free > 0 && each.hasNext(); ) {
            WorkerPermit next = each.next();
            boolean isLong = !next.claim.isShort();
            if ((!isLong || takenByLong < forLong) && next.had.complete(null)) {
                free--;
                takenByLong += isLong ? 1 : 0;
                each.remove();
            }
        }
    }

    private Comparator<WorkerPermit> order(long now) {
        return Comparator.comparingLong((WorkerPermit permit) -> -permit.lane(now, patienceNanos))
                .thenComparing(permit -> permit.claim.deadline())
                .thenComparingDouble(permit -> permit.claim.seconds())
                .thenComparingLong(permit -> permit.arrival);
    }

    /** How many permits nobody has. */
    synchronized int free() {
        return free;
    }

    /** How many wait for one. */
    synchronized int waiting() {
        return (int) waiting.stream().filter(permit -> !permit.had.isDone()).count();
    }

    /** Sends away all who wait, and all who ask from now on. */
    synchronized void close() {
        closed = true;
        waiting.stream().map(permit -> permit.had).forEach(WorkerPermits::cancel);
        waiting.clear();
    }

    private static void cancel(CompletableFuture<Void> had) {
        had.cancel(false);
    }
}
