package io.ripieno.inference.batch;

import io.ripieno.inference.device.DeviceException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** What a batch under way asks of the scheduler, done under its lock: to take more in, and where windows wait again. */
final class Aftermath {
    /** Devices that may be lost to a window before it counts as the cause. */
    private static final int MOST_LOSSES = 2;
    /** Devices on which a window's graph may fail to be loaded before the window goes to the last resort, or fails. */
    private static final int MOST_NOT_LOADED = 4;

    private final ReentrantLock lock;
    private final BatchQueues queues;
    private final IdleDevices idle;
    private final Outages outages;
    private final LongSupplier nanoClock;

    Aftermath(ReentrantLock lock, BatchQueues queues, IdleDevices idle, Outages outages, LongSupplier nanoClock) {
        this.lock = lock;
        this.queues = queues;
        this.idle = idle;
        this.outages = outages;
        this.nanoClock = nanoClock;
    }

    /** The batch has its session: takes in what came for the graph since it was formed, unless its run was ended. */
    void grow(Batch batch) {
        List<BatchJob> overdue;
        lock.lock();
        try {
            batch.seat().hadSession();
            queues.grow(batch, nanoClock.getAsLong());
            overdue = queues.pollOverdue();
        } finally {
            lock.unlock();
        }
        BatchJob.expire(overdue);
    }

    /** Puts those in front that run once more, of the first so many; returns how many they are. */
    int regroup(Batch batch, int members) {
        lock.lock();
        try {
            int kept = batch.regroup(members);
            batch.settle();
            return kept;
        } finally {
            lock.unlock();
        }
    }

    /** The device's memory did not hold so many windows; smaller batches are formed from now on. */
    void exhausted(Batch batch, int windows) {
        lock.lock();
        try {
            if (isOfThisOpening(batch)) {
                batch.seat().exhaustedAt(windows);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets a window wait for a device with more memory; false if there is none. */
    boolean elsewhere(Batch batch, int place) {
        WindowItem item = batch.item(place);
        lock.lock();
        try {
            boolean moved = mayWaitAgain(item)
                    && queues.addToLastResort(item, batch.seat().device(), nanoClock.getAsLong());
            if (moved) {
                letGo(batch, place);
            }
            return moved;
        } finally {
            lock.unlock();
        }
    }

    /** The device is lost. */
    void lost(Batch batch, DeviceException error) {
        outages.lost(batch.seat().device(), batch.opening(), String.valueOf(error.getMessage()));
    }

    /** The graph could not be loaded on the device. */
    void notLoaded(Batch batch, DeviceException error) {
        outages.notLoaded(batch, error);
    }

    /**
     * The device is lost: lets a window wait for another one, or for its return; false if none is expected or if the
     * window has cost devices enough.
     *
     * @param ran whether the device was lost while it ran the window, which may be the cause then unless the device was
     *     opened anew meanwhile
     */
    boolean again(Batch batch, int place, boolean ran) {
        WindowItem item = batch.item(place);
        lock.lock();
        try {
            item.losses += ran && isOfThisOpening(batch) ? 1 : 0;
            boolean waits =
                    mayWaitAgain(item) && item.losses < MOST_LOSSES && queues.addAgain(item, nanoClock.getAsLong());
            if (waits) {
                letGo(batch, place);
            }
            return waits;
        } finally {
            lock.unlock();
        }
    }

    /** The graph could not be loaded: lets a window wait for a device on which it may be; false if there is none. */
    boolean instead(Batch batch, int place) {
        WindowItem item = batch.item(place);
        lock.lock();
        try {
            long now = nanoClock.getAsLong();
            boolean waits = mayWaitAgain(item)
                    && (++item.notLoaded < MOST_NOT_LOADED && queues.addWhereOpen(item, now)
                            || queues.addToLastResort(item, batch.seat().device(), now));
            if (waits) {
                letGo(batch, place);
            }
            return waits;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOfThisOpening(Batch batch) {
        return queues.backlog(batch.seat().device()).isOfThisOpening(batch.opening());
    }

    /** The window waits elsewhere from now on. */
    private void letGo(Batch batch, int place) {
        batch.leave(place);
        idle.wakeFor(batch.item(place), nanoClock.getAsLong());
    }

    private boolean mayWaitAgain(WindowItem item) {
        return !queues.isDraining() && !item.job().isOver() && item.isPending();
    }
}
