package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The callers of devices that have nothing to run. A window wakes at most one of them, rather one
 * that has its graph loaded; who takes a batch and leaves
 * windows behind wakes the next, so that as many run as there is work for, and while anything waits one of those that
 * are idle knows when it is due. Guarded by the scheduler's lock.
 */
final class IdleDevices {
    private final Map<Device, Waiters> waiters = new LinkedHashMap<>();

    private static final class Waiters {
        final Condition work;
        int waiting;
        int woken;

        Waiters(Condition work) {
            this.work = work;
        }
    }

    IdleDevices(ReentrantLock lock, List<? extends Device> devices) {
        devices.forEach(device -> waiters.put(device, new Waiters(lock.newCondition())));
    }

    Set<Device> devices() {
        return waiters.keySet();
    }

    /** Waits until it is woken or the time has passed. */
    void await(Device device, long nanos) {
        Waiters here = of(device);
        here.waiting++;
        try {
            if (nanos == JobTerms.NEVER) {
                here.work.await();
            } else {
                here.work.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("A device's thread is ended by closing the scheduler, not otherwise.", e);
        } finally {
            here.waiting--;
            here.woken = Math.max(0, here.woken - 1);
        }
    }

    /**
     * Wakes somebody for a window that came, if its time must be watched, as it is the first or the one with the earliest
     * deadline, or if it is released.
     */
    void wakeFor(WindowItem item, long now) {
        KeyQueue queue = item.turn.queue;
        long deadline = queue.deadlineNanos(item.turn.number);
        boolean isSoonest = queue.size() == 1 || deadline != JobTerms.NEVER && deadline == queue.earliestDeadline();
        if (!wakeFor(queue, now, isSoonest, true) && !wakeFor(queue, now, isSoonest, false)) {
            wakeForRetry(queue, now);
        }
    }

    /** Where loading has just failed, somebody must watch when it may be tried again. */
    private void wakeForRetry(KeyQueue queue, long now) {
        for (int i = 0; i < queue.seats().size(); i++) {
            Seat seat = queue.seats().get(i);
            if (queue.size() == 1 && !seat.isLost() && !seat.isOpen(now)) {
                wake(seat.device());
            }
        }
    }

    private boolean wakeFor(KeyQueue queue, long now, boolean isSoonest, boolean held) {
        List<Seat> seats = queue.seats();
        for (int i = 0; i < seats.size(); i++) {
            Seat seat = seats.get(i);
            if (seat.isOpen(now)
                    && seat.isHeld() == held
                    && isAsleep(seat.device())
                    && (isSoonest || seat.reason(now, false) != null)) {
                wake(seat.device());
                return true;
            }
        }
        return false;
    }

    /** Wakes one that could run something of what still waits, if possible without loading. */
    void wakeNext(BatchQueues queues, long now) {
        Device next = null;
        for (Device device : waiters.keySet()) {
            if (isAsleep(device) && !queues.backlog(device).isLost()) {
                if (queues.backlog(device).hasReady(now)) {
                    wake(device);
                    return;
                }
                next = next == null && !queues.backlog(device).isEmpty(now) ? device : next;
            }
        }
        if (next != null) {
            wake(next);
        }
    }

    /** Wakes a caller of the device. */
    void wake(Device device) {
        if (isAsleep(device)) {
            Waiters there = of(device);
            there.woken++;
            there.work.signal();
        }
    }

    void wakeAll() {
        waiters.values().forEach(there -> there.work.signalAll());
    }

    private boolean isAsleep(Device device) {
        Waiters there = of(device);
        return there.waiting > there.woken;
    }

    private Waiters of(Device device) {
        Waiters there = waiters.get(device);
        if (there == null) {
            throw new IllegalArgumentException(device.name() + " is not a device of this scheduler.");
        }
        return there;
    }
}
