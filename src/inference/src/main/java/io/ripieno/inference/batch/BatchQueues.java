package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that waits, and the choice of what a free device runs next: what is overdue, then full batches, then what is
 * there; among equals, where the oldest window waits. Has no threads and no clock; guarded by the scheduler's lock.
 */
final class BatchQueues {
    static final long NEVER = Long.MAX_VALUE;

    private final List<KeyQueue> queues = new ArrayList<>();
    private boolean draining;

    void add(KeyQueue queue) {
        queues.add(queue);
    }

    void remove(BatchJob job) {
        queues.forEach(queue -> queue.remove(job));
    }

    /** From now on nothing waits for company. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    int size() {
        return queues.stream().mapToInt(KeyQueue::size).sum();
    }

    /** The batch that the device should run now, or null if it should wait. */
    @Nullable
    Batch take(Device device, long now) {
        KeyQueue best = null;
        ReleaseReason bestReason = null;
        for (KeyQueue queue : queues) {
            ReleaseReason reason = queue.reason(device, now, draining);
            if (reason != null && (best == null || bestReason == null || isBefore(queue, reason, best, bestReason))) {
                best = queue;
                bestReason = reason;
            }
        }
        if (best == null || bestReason == null) {
            return null;
        }
        Placement placement = best.placements().get(device);
        if (placement == null) {
            throw new IllegalStateException(best.key() + " is not placed on " + device.name() + ".");
        }
        List<WindowItem> items = new ArrayList<>();
        best.take(placement.policy().fullBatch(), items);
        return new Batch(best.key(), placement, bestReason, items, now);
    }

    /** Nanoseconds until a batch that is too small today becomes overdue on the device, or {@link #NEVER}. */
    long nanosUntilDue(Device device, long now) {
        long soonest = NEVER;
        for (KeyQueue queue : queues) {
            Placement placement = queue.placements().get(device);
            if (placement != null && queue.size() > 0) {
                long due = queue.oldestNanos() + placement.policy().delay().toNanos() - now;
                soonest = Math.min(soonest, Math.max(due, 0));
            }
        }
        return soonest;
    }

    private static boolean isBefore(KeyQueue queue, ReleaseReason reason, KeyQueue best, ReleaseReason bestReason) {
        int order = reason.compareTo(bestReason);
        return order < 0 || order == 0 && queue.oldestNanos() < best.oldestNanos();
    }
}
