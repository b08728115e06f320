package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The windows that wait for one graph. Jobs take turns by deficit round robin (Shreedhar and Varghese, 1995): each turn
 * adds a quantum to the job's account and serves its windows as long as their cost is covered; an account is cleared
 * when the job has nothing waiting. Guarded by the scheduler's lock.
 */
final class KeyQueue {
    private static final double ROUNDING = 1e-9;

    private final BatchKey key;
    private final Map<Device, Placement> placements;
    private final double quantum;
    private final Map<BatchJob, Turn> turns = new HashMap<>();
    private final Deque<Turn> ring = new ArrayDeque<>();
    private @Nullable WindowItem oldest;
    private @Nullable WindowItem newest;
    private int size;

    /** What one job has waiting, and its account. */
    private static final class Turn {
        final Deque<WindowItem> items = new ArrayDeque<>();
        double account;
        boolean begun;
    }

    KeyQueue(BatchKey key, Map<Device, Placement> placements, double quantum) {
        this.key = key;
        this.placements = Map.copyOf(placements);
        this.quantum = quantum;
    }

    BatchKey key() {
        return key;
    }

    Map<Device, Placement> placements() {
        return placements;
    }

    double quantum() {
        return quantum;
    }

    int size() {
        return size;
    }

    /** When the window that has waited longest came; meaningless if none waits. */
    long oldestNanos() {
        return oldest == null ? Long.MAX_VALUE : oldest.enqueuedNanos;
    }

    void add(WindowItem item, long now) {
        Turn turn = turns.computeIfAbsent(item.job(), job -> new Turn());
        if (turn.items.isEmpty()) {
            ring.addLast(turn);
        }
        turn.items.addLast(item);
        item.enqueuedNanos = now;
        item.older = newest;
        if (newest == null) {
            oldest = item;
        } else {
            newest.newer = item;
        }
        newest = item;
        size++;
    }

    /** Why the device should take what waits now; null if it should wait, or if nothing waits for it. */
    @Nullable
    ReleaseReason reason(Device device, long now, boolean draining) {
        Placement placement = placements.get(device);
        if (placement == null || size == 0) {
            return null;
        }
        BatchPolicy policy = placement.policy();
        if (now - oldestNanos() >= policy.delay().toNanos()) {
            return ReleaseReason.DELAY;
        }
        if (draining) {
            return ReleaseReason.DRAIN;
        }
        if (size >= policy.fullBatch()) {
            return ReleaseReason.FULL;
        }
        return policy.whenIdle() ? ReleaseReason.IDLE : null;
    }

    /** Moves up to so many windows into the list, in the order of turns. */
    void take(int most, List<WindowItem> into) {
        while (into.size() < most && !ring.isEmpty()) {
            Turn turn = ring.getFirst();
            if (!turn.begun) {
                turn.begun = true;
                turn.account += quantum;
            }
            WindowItem next;
            while ((next = turn.items.peekFirst()) != null
                    && into.size() < most
                    && next.cost() <= turn.account + ROUNDING) {
                turn.account -= next.cost();
                turn.items.removeFirst();
                unlink(next);
                into.add(next);
            }
            if (next == null) {
                ring.removeFirst();
                turn.account = 0;
                turn.begun = false;
            } else if (next.cost() > turn.account + ROUNDING) {
                ring.addLast(ring.removeFirst());
                turn.begun = false;
            }
        }
    }

    /** Forgets the job and what it has waiting. */
    void remove(BatchJob job) {
        Turn turn = turns.remove(job);
        if (turn != null) {
            turn.items.forEach(this::unlink);
            ring.remove(turn);
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
        size--;
    }
}
