package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import io.ripieno.inference.work.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * The one lock of the scheduler, and all that is done under it: windows are queued and taken away, batches are formed,
 * and idle devices are woken. Held for microseconds; whoever is to hear of something does so after it was given up.
 */
final class Dispatch implements Aftermath {
    /** Devices that may be lost to a window before it counts as the cause. */
    private static final int MOST_LOSSES = 2;

    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final BatchQueues queues;
    private final IdleDevices idle;
    private final List<Batch> running = new ArrayList<>();

    Dispatch(List<? extends Device> devices, ShareRules rules, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.queues = new BatchQueues(devices, rules);
        this.idle = new IdleDevices(lock, devices);
    }

    Set<Device> devices() {
        return idle.devices();
    }

    long now() {
        return nanoClock.getAsLong();
    }

    void serve(BatchKey key, Map<Device, Placement> placements) {
        locked(() -> queues.serve(key, placements));
    }

    void withdraw(BatchKey key) {
        locked(() -> queues.withdraw(key));
    }

    void restore(Device device) {
        locked(() -> {
            queues.restore(device);
            idle.wake(device);
        });
    }

    void drain() {
        locked(() -> {
            queues.drain();
            idle.wakeAll();
        });
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

    boolean isLost(Device device) {
        lock.lock();
        try {
            return queues.backlog(device).isLost();
        } finally {
            lock.unlock();
        }
    }

    WindowItem newItem(BatchJob job, BatchKey key) {
        Turn turn;
        lock.lock();
        try {
            turn = queues.join(job, key);
        } finally {
            lock.unlock();
        }
        return new WindowItem(
                turn,
                arrays(turn.queue.graph().inputs()),
                arrays(turn.queue.graph().outputs()));
    }

    void enqueue(WindowItem item) {
        InferenceException refusal = null;
        lock.lock();
        try {
            if (queues.isDraining()) {
                refusal = closed();
            } else if (!queues.hasDevice(item.home().queue)) {
                refusal = lost(item);
            } else if (!item.job().isOver() && item.isPending()) {
                long now = nanoClock.getAsLong();
                queues.add(item, now);
                idle.wakeFor(item.turn.queue, now);
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
        lock.lock();
        try {
            taken = takeLocked(device, batch);
            overdue = queues.pollOverdue();
        } finally {
            lock.unlock();
        }
        expire(overdue);
        return taken;
    }

    /** Waits for the next batch of the device; false once all is drained. */
    boolean awaitBatch(Device device, Batch batch) {
        while (true) {
            List<BatchJob> overdue;
            boolean taken;
            lock.lock();
            try {
                taken = takeLocked(device, batch);
                overdue = queues.pollOverdue();
                if (!taken && overdue.isEmpty()) {
                    if (queues.isDraining()) {
                        return false;
                    }
                    long now = nanoClock.getAsLong();
                    long due = queues.backlog(device).dueNanos(now);
                    idle.await(device, due == JobTerms.NEVER ? due : Math.max(0, due - now));
                }
            } finally {
                lock.unlock();
            }
            expire(overdue);
            if (taken) {
                return true;
            }
        }
    }

    @Override
    public void grow(Batch batch) {
        List<BatchJob> overdue;
        lock.lock();
        try {
            queues.grow(batch, nanoClock.getAsLong());
            overdue = queues.pollOverdue();
        } finally {
            lock.unlock();
        }
        expire(overdue);
    }

    private boolean takeLocked(Device device, Batch batch) {
        long now = nanoClock.getAsLong();
        if (!queues.take(device, now, batch)) {
            return false;
        }
        batch.beginRun(now);
        running.add(batch);
        if (queues.size() > 0) {
            idle.wakeNext(queues);
        }
        return true;
    }

    /** Tells jobs that lost windows for their deadline; not under the lock, since those who hear may take it. */
    private static void expire(List<BatchJob> overdue) {
        for (int i = 0; i < overdue.size(); i++) {
            overdue.get(i).expireIfOverdue();
        }
    }

    /** Ends what was taken for this batch. */
    void finished(Batch batch) {
        lock.lock();
        try {
            running.remove(batch);
            batch.endRun();
            batch.seat().passedWith(batch.size());
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
            batch.clear();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int regroup(Batch batch, int members) {
        lock.lock();
        try {
            return batch.regroup(members);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void exhausted(Batch batch, int windows) {
        lock.lock();
        try {
            batch.seat().exhaustedAt(windows);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean elsewhere(Batch batch, int place) {
        WindowItem item = batch.item(place);
        lock.lock();
        try {
            boolean moved = mayWaitAgain(item)
                    && queues.addToLastResort(item, batch.seat().device());
            if (moved) {
                batch.leave(place);
                idle.wakeFor(item.turn.queue, nanoClock.getAsLong());
            }
            return moved;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean again(Batch batch, int place) {
        WindowItem item = batch.item(place);
        List<WindowItem> stranded;
        boolean waits;
        lock.lock();
        try {
            stranded = queues.lose(batch.seat().device());
            idle.wakeAll();
            item.losses++;
            waits = mayWaitAgain(item) && item.losses < MOST_LOSSES && queues.hasDevice(item.turn.queue);
            if (waits) {
                queues.addAgain(item);
                batch.leave(place);
                idle.wakeFor(item.turn.queue, nanoClock.getAsLong());
            }
        } finally {
            lock.unlock();
        }
        stranded.forEach(each -> each.failed(lost(each)));
        return waits;
    }

    private boolean mayWaitAgain(WindowItem item) {
        return !queues.isDraining() && !item.job().isOver() && item.isPending();
    }

    private static float[][] arrays(List<TensorSpec> tensors) {
        return tensors.stream().map(tensor -> new float[tensor.itemSize()]).toArray(float[][]::new);
    }

    private static InferenceException closed() {
        return new InferenceException(
                Problem.CLOSED, "The engine is closing and takes no further work. Send the job again after its start.");
    }

    private static InferenceException lost(WindowItem item) {
        return new InferenceException(
                Problem.DEVICE_FAILED,
                "Every device that runs " + item.turn.queue.key()
                        + " is lost. Look at the log for why, and send the job again once one is back.");
    }
}
