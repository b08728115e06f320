package io.ripieno.inference.batch;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the windows of all jobs to all devices. Each device has as many threads as it has callers, once they are
 * started; a free one takes what {@link BatchQueues} says. The lock is held to queue and to take, never while a graph
 * is loaded or runs.
 */
public final class BatchScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchScheduler.class);
    /** Devices that may be lost to a window before it counts as the cause. */
    private static final int MOST_LOSSES = 2;

    private final BufferPool pool;
    private final BatchListener listener;
    private final LongSupplier nanoClock;
    private final ShareRules rules;
    private final ReentrantLock lock = new ReentrantLock();
    private final BatchQueues queues;
    private final IdleDevices idle;
    private final List<Batch> running = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Aftermath aftermath = new UnderWay();

    /**
     * Shares the devices by the rules; nothing runs before {@link #start} or {@link #runNext}.
     *
     * @param nanoClock as {@link System#nanoTime}
     */
    public BatchScheduler(
            List<? extends Device> devices,
            BufferPool pool,
            BatchListener listener,
            LongSupplier nanoClock,
            ShareRules rules) {
        this.pool = pool;
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.rules = rules;
        this.queues = new BatchQueues(devices, rules);
        this.idle = new IdleDevices(lock, devices);
    }

    /** Shares the devices by {@link ShareRules#DEFAULT} and starts their threads. */
    public BatchScheduler(
            List<? extends Device> devices, BufferPool pool, BatchListener listener, LongSupplier nanoClock) {
        this(devices, pool, listener, nanoClock, ShareRules.DEFAULT);
        start();
    }

    /** Starts as many threads for each device as it has callers. */
    public void start() {
        if (!threads.isEmpty()) {
            throw new IllegalStateException("The scheduler's threads run already.");
        }
        for (Device device : idle.devices()) {
            for (int caller = 1; caller <= device.callers(); caller++) {
                threads.add(new Thread(new DeviceLoop(this, device), "ripieno-" + device.name() + "-" + caller));
            }
        }
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    /**
     * From now on windows of that key may be taken, and run where the graph is placed. Where it is placed both on the
     * CPU and elsewhere, windows that memory does not hold elsewhere even one at a time run on the CPU.
     */
    public void serve(BatchKey key, Map<Device, Placement> placements) {
        lock.lock();
        try {
            queues.serve(key, placements);
        } finally {
            lock.unlock();
        }
    }

    /**
     * No job may begin on the key any more, and it may be served anew; jobs that have taken windows of it go on with
     * what they have begun.
     */
    public void withdraw(BatchKey key) {
        lock.lock();
        try {
            queues.withdraw(key);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets a job take part in the normal lane.
     *
     * @param name for messages
     * @param credit how many of its windows may be in flight, at least 1
     * @throws InferenceException if the scheduler is closing
     */
    public BatchJob open(String name, int credit, Cancellation cancellation) throws InferenceException {
        return open(JobTerms.of(name, credit), cancellation);
    }

    /**
     * Lets a job take part.
     *
     * @throws InferenceException if the scheduler is closing
     */
    public BatchJob open(JobTerms terms, Cancellation cancellation) throws InferenceException {
        lock.lock();
        try {
            if (queues.isDraining()) {
                throw closed();
            }
        } finally {
            lock.unlock();
        }
        return new BatchJob(this, terms, rules, cancellation);
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

    /** The time by the clock that the scheduler was given, in nanoseconds; deadlines are by it. */
    public long now() {
        return nanoClock.getAsLong();
    }

    /** A lost device is open again and takes part. */
    public void restore(Device device) {
        lock.lock();
        try {
            queues.restore(device);
            idle.wake(device);
        } finally {
            lock.unlock();
        }
    }

    /** Takes one batch for the device, if one is released now, and runs it on the calling thread. */
    public boolean runNext(Device device) {
        Batch batch = new Batch();
        if (take(device, batch)) {
            execute(batch);
            return true;
        }
        return false;
    }

    /** Lets the devices finish all that is queued, takes nothing more and ends their threads. */
    @Override
    public void close() {
        lock.lock();
        try {
            queues.drain();
            idle.wakeAll();
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

    /** Takes a job's windows away and ends the runs that nobody waits for any more. */
    void forget(BatchJob job) {
        List<RunControl> unwanted = new ArrayList<>();
        lock.lock();
        try {
            queues.leave(job);
            for (Batch batch : running) {
                if (batch.isUnwanted()) {
                    unwanted.add(batch.control());
                }
            }
        } finally {
            lock.unlock();
        }
        unwanted.forEach(RunControl::terminate);
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
                    long due = queues.backlog(device).dueNanos();
                    idle.await(device, due == JobTerms.NEVER ? due : Math.max(0, due - nanoClock.getAsLong()));
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

    /** Takes in what came for the batch's graph since it was formed. */
    void grow(Batch batch) {
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
        if (!queues.take(device, nanoClock.getAsLong(), batch)) {
            return false;
        }
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

    /** Runs a batch that was taken; whatever happens, none of its windows is left pending. */
    void execute(Batch batch) {
        BatchEvent event = new BatchEvent();
        event.begin();
        BatchRun run = new BatchRun(batch, pool, nanoClock, aftermath);
        try {
            BatchReport report = run.execute();
            event.commit(report);
            listener.onBatch(report);
        } catch (Throwable e) {
            brokeOff(batch, e);
        } finally {
            finished(batch);
        }
    }

    private void brokeOff(Batch batch, Throwable e) {
        String device = batch.seat().device().name();
        LOG.error("A batch broke off outside of its runs; its windows fail. key={} device={}", batch.key(), device, e);
        InferenceException failure = new InferenceException(
                Problem.DEVICE_FAILED,
                "A batch of " + batch.key() + " on " + device + " broke off: " + e + ". Try again.",
                e);
        for (int i = 0; i < batch.size(); i++) {
            if (!isQueued(batch.item(i))) {
                batch.item(i).failed(failure);
            }
        }
    }

    /** Ends what was taken for this batch. */
    void finished(Batch batch) {
        lock.lock();
        try {
            running.remove(batch);
            batch.seat().passedWith(batch.size());
        } finally {
            lock.unlock();
        }
    }

    private boolean isQueued(WindowItem item) {
        lock.lock();
        try {
            return item.isQueued;
        } finally {
            lock.unlock();
        }
    }

    private final class UnderWay implements Aftermath {
        @Override
        public void grow(Batch batch) {
            BatchScheduler.this.grow(batch);
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
        public boolean elsewhere(Batch batch, WindowItem item) {
            lock.lock();
            try {
                boolean moved = mayWaitAgain(item)
                        && queues.addToLastResort(item, batch.seat().device());
                if (moved) {
                    idle.wakeFor(item.turn.queue, nanoClock.getAsLong());
                }
                return moved;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public boolean again(Batch batch, WindowItem item) {
            List<WindowItem> stranded;
            boolean waits;
            lock.lock();
            try {
                stranded = queues.lose(batch.seat().device());
                item.losses++;
                waits = mayWaitAgain(item) && item.losses < MOST_LOSSES && queues.hasDevice(item.turn.queue);
                if (waits) {
                    queues.addAgain(item);
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
