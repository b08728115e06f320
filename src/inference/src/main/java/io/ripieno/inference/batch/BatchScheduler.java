package io.ripieno.inference.batch;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings the windows of all jobs to all devices. Each device has as many threads as it has callers; a free one takes
 * what {@link BatchQueues} says. The lock is held to queue and to take, never while a graph runs.
 */
public final class BatchScheduler implements AutoCloseable {
    private final BufferPool pool;
    private final BatchListener listener;
    private final LongSupplier nanoClock;
    private final ReentrantLock lock = new ReentrantLock();
    private final BatchQueues queues = new BatchQueues();
    private final Map<BatchKey, KeyQueue> byKey = new HashMap<>();
    private final Map<Device, Condition> work = new HashMap<>();
    private final List<Batch> running = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Starts the threads of the devices.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    public BatchScheduler(List<Device> devices, BufferPool pool, BatchListener listener, LongSupplier nanoClock) {
        this.pool = pool;
        this.listener = listener;
        this.nanoClock = nanoClock;
        for (Device device : devices) {
            work.put(device, lock.newCondition());
            for (int caller = 1; caller <= device.callers(); caller++) {
                threads.add(new Thread(new DeviceLoop(this, device), "ripieno-" + device.name() + "-" + caller));
            }
        }
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** From now on windows of that key may be taken, and run where the graph is placed. */
    public void serve(BatchKey key, Map<Device, Placement> placements) {
        if (placements.isEmpty() || !work.keySet().containsAll(placements.keySet())) {
            throw new IllegalArgumentException(key + " must be placed on at least one of this scheduler's devices.");
        }
        double quantum = placements.values().stream()
                .mapToDouble(placement -> placement.cost().secondsPerItem())
                .min()
                .orElseThrow();
        lock.lock();
        try {
            if (byKey.containsKey(key)) {
                throw new IllegalStateException(key + " is served already.");
            }
            KeyQueue queue = new KeyQueue(key, placements, quantum);
            byKey.put(key, queue);
            queues.add(queue);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a job take part.
     *
     * @param name for messages
     * @param credit how many of its windows may be in flight, at least 1
     * @throws InferenceException if the scheduler is closing
     */
    public BatchJob open(String name, int credit, Cancellation cancellation) throws InferenceException {
        lock.lock();
        try {
            if (queues.isDraining()) {
                throw closed();
            }
        } finally {
            lock.unlock();
        }
        return new BatchJob(this, name, credit, cancellation);
    }

    /** How many windows wait for a device. */
    public int queued() {
        lock.lock();
        try {
            return queues.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the devices finish all that is queued, takes nothing more and ends their threads. */
    @Override
    public void close() {
        lock.lock();
        try {
            queues.drain();
            work.values().forEach(Condition::signalAll);
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    WindowItem newItem(BatchJob job, BatchKey key) {
        KeyQueue queue;
        lock.lock();
        try {
            queue = byKey.get(key);
        } finally {
            lock.unlock();
        }
        if (queue == null) {
            throw new IllegalArgumentException(key + " is not served.");
        }
        GraphSpec graph = queue.placements().values().iterator().next().source().graph();
        return new WindowItem(job, queue, queue.quantum(), arrays(graph.inputs()), arrays(graph.outputs()));
    }

    void enqueue(WindowItem item) {
        lock.lock();
        try {
            if (queues.isDraining()) {
                item.failed(closed());
            } else if (item.isPending() && !item.job().isCancelled()) {
                item.queue().add(item, nanoClock.getAsLong());
                item.queue().placements().keySet().forEach(device -> condition(device)
                        .signal());
            }
        } finally {
            lock.unlock();
        }
    }

    void forget(BatchJob job) {
        List<Batch> unwanted;
        lock.lock();
        try {
            queues.remove(job);
            unwanted = running.stream().filter(Batch::isUnwanted).toList();
        } finally {
            lock.unlock();
        }
        unwanted.forEach(batch -> batch.control.terminate());
    }

    /** Waits for the next batch of the device; null once all is drained. */
    @Nullable
    Batch next(Device device) {
        lock.lock();
        try {
            while (true) {
                long now = nanoClock.getAsLong();
                Batch batch = queues.take(device, now);
                if (batch != null) {
                    running.add(batch);
                    return batch;
                }
                if (queues.isDraining()) {
                    return null;
                }
                await(condition(device), queues.nanosUntilDue(device, now));
            }
        } finally {
            lock.unlock();
        }
    }

    void execute(Batch batch, Device device) {
        try {
            listener.onBatch(new BatchRun(batch, device.name(), pool, nanoClock).execute());
        } finally {
            lock.lock();
            try {
                running.remove(batch);
            } finally {
                lock.unlock();
            }
        }
    }

    private static void await(Condition condition, long nanos) {
        try {
            if (nanos == BatchQueues.NEVER) {
                condition.await();
            } else {
                condition.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("A device's thread is ended by closing the scheduler, not otherwise.", e);
        }
    }

    private Condition condition(Device device) {
        Condition condition = work.get(device);
        if (condition == null) {
            throw new IllegalStateException(device.name() + " is not a device of this scheduler.");
        }
        return condition;
    }

    private static float[][] arrays(List<TensorSpec> tensors) {
        return tensors.stream().map(tensor -> new float[tensor.itemSize()]).toArray(float[][]::new);
    }

    private static InferenceException closed() {
        return new InferenceException(
                Problem.CLOSED, "The engine is closing and takes no further work. Send the job again after its start.");
    }
}
