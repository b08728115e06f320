package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The one lock of the scheduler, and all that is done under it: windows are queued and taken away, batches are formed,
 * and idle devices are woken. Held for microseconds; whoever is to hear of something does so after it was given up.
 */
final class Dispatch {
    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final BatchQueues queues;
    private final IdleDevices idle;
    private final Outages outages;
    private final Aftermath aftermath;
    private final long patience;
    private final List<Batch> running = new ArrayList<>();
    private long batchesEnded;

    Dispatch(
            List<? extends Device> devices,
            ShareRules rules,
            LongSupplier nanoClock,
            Recovery recovery,
            SessionListener listener) {
        this.nanoClock = nanoClock;
        this.patience = recovery.patience().toNanos();
        this.queues = new BatchQueues(devices, rules, patience);
        this.idle = new IdleDevices(lock, devices);
        this.outages = new Outages(lock, queues, idle, nanoClock, recovery, listener);
        this.aftermath = new Aftermath(lock, queues, idle, outages, nanoClock);
    }

    Set<Device> devices() {
        return idle.devices();
    }

    /** What batches under way ask for. */
    Aftermath aftermath() {
        return aftermath;
    }

    long now() {
        return nanoClock.getAsLong();
    }

    void serve(BatchKey key, Map<Device, Placement> placements) {
        locked(() -> queues.serve(key, placements));
    }

    void serveAnew(BatchKey key, Map<Device, Placement> placements) {
        locked(() -> queues.serveAnew(key, placements));
    }

    /** How a device is doing of which so many callers live. */
    DeviceState state(Device device, int living) {
        return outages.state(device, living);
    }

    void drain() {
        locked(() -> {
            queues.drain();
            idle.wakeAll();
        });
    }

    /** Ends what still waits once no caller takes it: all have ended, or hang. */
    void end() {
        List<WindowItem> stranded = new ArrayList<>();
        locked(() -> queues.clear(stranded));
        stranded.forEach(item -> item.failed(closed()));
    }

    /**
     * Ends the windows that callers hold of devices that hang, and asks those to end their runs. One that
     * its batch lets go meanwhile has ended; if its job uses it anew by then, that fails here and not in the queue, which
     * takes nothing any more.
     */
    void abandon() {
        List<WindowItem> held = new ArrayList<>();
        List<RunControl> controls = new ArrayList<>();
        locked(() -> running.forEach(batch -> {
            batch.copyTo(held);
            batch.close();
            controls.add(batch.control());
        }));
        held.forEach(item -> item.abandoned(new InferenceException(
                Problem.DEVICE_FAILED,
                "The device did not bring a window of " + item.home().queue.key()
                        + " to its end before the engine closed. Send the job again after its start.")));
        controls.forEach(RunControl::terminate);
    }

    /** How many batches have come to their end, well or not. */
    long batchesEnded() {
        lock.lock();
        try {
            return batchesEnded;
        } finally {
            lock.unlock();
        }
    }

    /** From now on devices have callers of their own; lost ones are opened on other threads. */
    void openOn(ThreadFactory threads) {
        outages.openOn(threads);
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    void requireOpen() throws InferenceException {
        lock.lock();
        try {
            if (queues.isDraining()) {
                throw closed();
            }
        } finally {
            lock.unlock();
        }
    }

    int queued() {
        lock.lock();
        try {
            return queues.size();
        } finally {
            lock.unlock();
        }
    }

    int queued(Lane lane) {
        lock.lock();
        try {
            return queues.size(lane);
        } finally {
            lock.unlock();
        }
    }

    /** How often a turn was moved since its job had been served meanwhile; what windows cost that wait in long queues. */
    long moves() {
        lock.lock();
        try {
            return queues.moves();
        } finally {
            lock.unlock();
        }
    }

    /** One more window of a job, whose own lock the caller holds. */
    WindowItem newItem(BatchJob job, BatchKey key) {
        Turn turn;
        lock.lock();
        try {
            turn = queues.join(job, key);
        } finally {
            lock.unlock();
        }
        WindowItem item = new WindowItem(
                turn,
                job.windows().size(),
                arrays(turn.queue.graph().inputs()),
                arrays(turn.queue.graph().outputs()));
        locked(() -> job.windows().add(item));
        return item;
    }

    void enqueue(WindowItem item) {
        InferenceException refusal = null;
        lock.lock();
        try {
            if (queues.isDraining()) {
                refusal = closed();
            } else if (!item.job().isOver() && item.isPending()) {
                long now = nanoClock.getAsLong();
                if (queues.add(item, now)) {
                    idle.wakeFor(item, now);
                } else {
                    refusal = Outages.lost(item);
                }
            }
        } finally {
            lock.unlock();
        }
        if (refusal != null) {
            item.failed(refusal);
        }
    }

    /** Takes a job's windows away. Returns what ends the runs that nobody waits for any more; they take nothing in. */
    List<RunControl> forget(BatchJob job) {
        List<RunControl> unwanted = new ArrayList<>();
        lock.lock();
        try {
            queues.leave(job);
            for (Batch batch : running) {
                if (batch.isUnwanted()) {
                    batch.close();
                    unwanted.add(batch.control());
                }
            }
        } finally {
            lock.unlock();
        }
        return unwanted;
    }

    /** Forms the next batch of the device; false if it should wait. */
    boolean take(Device device, Batch batch) {
        List<BatchJob> overdue;
        boolean taken;
        boolean isLost;
        lock.lock();
        try {
            taken = takeLocked(device, batch);
            overdue = queues.pollOverdue();
            isLost = queues.backlog(device).isLost();
        } finally {
            lock.unlock();
        }
        BatchJob.expire(overdue);
        if (isLost) {
            outages.attend(device);
        }
        return taken;
    }

    /** Waits for the next batch of the device; false once all is drained. */
    boolean awaitBatch(Device device, Batch batch) {
        while (true) {
            List<BatchJob> overdue;
            boolean taken;
            boolean isLost;
            lock.lock();
            try {
                taken = takeLocked(device, batch);
                overdue = queues.pollOverdue();
                if (!taken && overdue.isEmpty()) {
                    if (queues.isDraining()) {
                        return false;
                    }
                    long now = nanoClock.getAsLong();
                    long due = queues.backlog(device).dueNanos(now, patience);
                    idle.await(device, due == JobTerms.NEVER ? due : Math.max(0, due - now));
                }
                isLost = queues.backlog(device).isLost() && !queues.isDraining();
            } finally {
                lock.unlock();
            }
            BatchJob.expire(overdue);
            if (taken) {
                return true;
            }
            if (isLost) {
                outages.attend(device);
            }
        }
    }

    private boolean takeLocked(Device device, Batch batch) {
        long now = nanoClock.getAsLong();
        if (!queues.take(device, now, batch)) {
            return false;
        }
        batch.beginRun(queues.backlog(device).openings(), now);
        running.add(batch);
        if (queues.size() > 0) {
            idle.wakeNext(queues, now);
        }
        return true;
    }

    /**
     * Ends what was taken for this batch.
     *
     * @param passed whether a run of it did
     */
    void finished(Batch batch, boolean passed) {
        lock.lock();
        try {
            running.remove(batch);
            batchesEnded++;
            batch.endRun();
            batch.settle();
            DeviceBacklog backlog = queues.backlog(batch.seat().device());
            if (passed && backlog.isOfThisOpening(batch.opening())) {
                batch.seat().passedWith(batch.size());
                backlog.ranWell();
            }
            batch.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Gives a batch up that broke off while it was taken. */
    void discard(Batch batch) {
        lock.lock();
        try {
            if (running.remove(batch)) {
                batch.endRun();
            }
            batch.settle();
            batch.clear();
        } finally {
            lock.unlock();
        }
    }

    private static float[][] arrays(List<TensorSpec> tensors) {
        return tensors.stream().map(tensor -> new float[tensor.itemSize()]).toArray(float[][]::new);
    }

    private static InferenceException closed() {
        return new InferenceException(
                Problem.CLOSED, "The engine is closing and takes no further work. Send the job again after its start.");
    }
}
