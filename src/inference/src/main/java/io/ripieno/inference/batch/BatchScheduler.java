package io.ripieno.inference.batch;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InferenceException.Problem;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the windows of all jobs to all devices. Each device has as many threads as it has callers, once they are
 * started; a free one takes what {@link DeviceBacklog} says. {@link Dispatch} holds the lock to queue and to take, never
 * while a graph is loaded or runs.
 */
public final class BatchScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchScheduler.class);
    /** Ten years, far below where nanoseconds overflow. */
    private static final Duration FARTHEST = Duration.ofDays(3650);

    private final BufferPool pool;
    private final BatchListener listener;
    private final LongSupplier nanoClock;
    private final ShareRules rules;
    private final Dispatch dispatch;
    private final Duration closing;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<Device, List<Thread>> callers = new ConcurrentHashMap<>();

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
            ShareRules rules,
            Recovery recovery,
            SessionListener sessions) {
        this.pool = pool;
        this.listener = listener;
        this.nanoClock = nanoClock;
        this.rules = rules;
        this.closing = recovery.closing();
        this.dispatch = new Dispatch(devices, rules, nanoClock, recovery, sessions);
    }

    /** With {@link Recovery#DEFAULT}. */
    public BatchScheduler(
            List<? extends Device> devices,
            BufferPool pool,
            BatchListener listener,
            LongSupplier nanoClock,
            ShareRules rules) {
        this(devices, pool, listener, nanoClock, rules, Recovery.DEFAULT, SessionListener.NONE);
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
        dispatch.openOn(work -> daemon(work, "ripieno-reopen"));
        for (Device device : dispatch.devices()) {
            List<Thread> ofDevice = new ArrayList<>();
            for (int caller = 1; caller <= device.callers(); caller++) {
                ofDevice.add(daemon(new DeviceLoop(this, dispatch, device), "ripieno-" + device.name() + "-" + caller));
            }
            threads.addAll(ofDevice);
            callers.put(device, List.copyOf(ofDevice));
        }
        threads.forEach(Thread::start);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * From now on windows of that key may be taken, and run where the graph is placed. Where it is placed both on the
     * CPU and elsewhere, windows that memory does not hold elsewhere even one at a time run on the CPU.
     */
    public void serve(BatchKey key, Map<Device, Placement> placements) {
        dispatch.serve(key, placements);
    }

    /** The same of a key that is served already: jobs that have used it stay where they are, others run where this says. */
    public void serveAnew(BatchKey key, Map<Device, Placement> placements) {
        dispatch.serveAnew(key, placements);
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
        dispatch.requireOpen();
        return new BatchJob(dispatch, terms, rules, cancellation);
    }

    /** How many windows wait for a device. */
    public int queued() {
        return dispatch.queued();
    }

    /** How many windows of jobs of that lane wait for a device. */
    public int queued(Lane lane) {
        return dispatch.queued(lane);
    }

    /** How each device is doing. */
    public List<DeviceState> deviceStates() {
        return dispatch.devices().stream()
                .map(device -> dispatch.state(device, living(device)))
                .toList();
    }

    private int living(Device device) {
        return (int) callers.getOrDefault(device, List.of()).stream()
                .filter(Thread::isAlive)
                .count();
    }

    /** The time by the clock that the scheduler was given, in nanoseconds; deadlines are by it. */
    public long now() {
        return nanoClock.getAsLong();
    }

    /** When so much time will have passed, by the scheduler's clock; {@link JobTerms#NEVER} if it is none or years. */
    public long nanosIn(Optional<Duration> left) {
        if (left.isEmpty() || left.get().compareTo(FARTHEST) > 0) {
            return JobTerms.NEVER;
        }
        return now() + (left.get().isNegative() ? 0 : left.get().toNanos());
    }

    /**
     * Takes one batch for the device, if one is released now, and runs it on the calling thread; tries to open a lost one
     * if that is due.
     */
    public boolean runNext(Device device) {
        Batch batch = new Batch();
        if (dispatch.take(device, batch)) {
            execute(batch);
            return true;
        }
        return false;
    }

    /**
     * Lets the devices finish all that is queued, takes nothing more and ends their threads. What no device could run
     * fails, and so does all that is left once no device has brought a batch to its end for {@link Recovery#closing}.
     */
    @Override
    public void close() {
        dispatch.drain();
        List<Thread> hanging = new Departure(threads, dispatch::batchesEnded, closing, nanoClock).await();
        if (!hanging.isEmpty()) {
            LOG.error(
                    "Callers of devices hang and are left to themselves; the windows they hold fail. Look for what holds"
                            + " their drivers up. callers={} seconds={}",
                    hanging.stream().map(Thread::getName).toList(),
                    closing.toSeconds());
            dispatch.abandon();
        }
        dispatch.end();
    }

    /** Where batches are formed. */
    Dispatch dispatch() {
        return dispatch;
    }

    /** Runs a batch that was taken; whatever happens, none of its windows is left pending. */
    void execute(Batch batch) {
        BatchEvent event = new BatchEvent();
        event.begin();
        BatchRun run = new BatchRun(batch, pool, nanoClock, dispatch.aftermath());
        try {
            BatchReport report = run.execute();
            event.commit(report);
            tell(report);
        } catch (Throwable e) {
            brokeOff(batch, e);
        } finally {
            dispatch.finished(batch, run.hasPassed());
        }
    }

    private void tell(BatchReport report) {
        try {
            listener.onBatch(report);
        } catch (RuntimeException e) {
            LOG.error("Who listens to batches broke off. key={} device={}", report.key(), report.device(), e);
        }
    }

    private void brokeOff(Batch batch, Throwable e) {
        String device = batch.seat().device().name();
        LOG.error("A batch broke off outside of its runs; its windows fail. key={} device={}", batch.key(), device, e);
        failAll(batch, device, e);
    }

    /** Fails what was taken into a batch that could not be formed. */
    void notTaken(Batch batch, Device device, Throwable e) {
        LOG.error(
                "A batch could not be formed; its windows fail. device={} windows={}", device.name(), batch.size(), e);
        try {
            failAll(batch, device.name(), e);
        } finally {
            dispatch.discard(batch);
        }
    }

    private static void failAll(Batch batch, String device, Throwable e) {
        InferenceException failure = new InferenceException(
                Problem.DEVICE_FAILED, "A batch on " + device + " broke off: " + e + ". Try again.", e);
        for (int i = 0; i < batch.size(); i++) {
            if (!batch.hasLeft(i)) {
                batch.leave(i);
                batch.item(i).failed(failure);
            }
        }
    }
}
