package io.ripieno.inference.host;

import io.ripieno.inference.share.JobAccount;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which all jobs do their own CPU work (resampling, front ends), so that many jobs together use
 * no more cores than are set. Nothing here waits for input: recordings are read on
 * the threads of their jobs. Work comes in slices of at most some 50 ms. A thread that is free takes one of the job whose
 * turn it is by {@link ShareRules}: lanes have their shares, brief jobs theirs, and who was served least goes first.
 */
public final class HostPool implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads;
    private final Duration patience;
    private final ShareRules rules;

    /** Guarded by itself, as is what follows. */
    private final HostQueue queue;

    private boolean closed;

    /** @param count of threads, at least 1 */
    public HostPool(int count, ShareRules rules) {
        this(count, rules, PATIENCE);
    }

    /** @param patience with slices that were handed in when it is closed */
    HostPool(int count, ShareRules rules, Duration patience) {
        this.patience = patience;
        this.rules = rules;
        this.queue = new HostQueue(rules);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "ripieno-host-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Lets a job take part; there is nothing to close.
     *
     * @param slices that it is thought to have in all, so that a long one is known from the start; 0 if that is not known
     */
    public HostJob open(Lane lane, long slices) {
        return new HostJob(this, new JobAccount(lane, slices, rules));
    }

    /** Each slice that waits has the promise of a thread, which takes the slice whose turn it is by then. */
    void submit(HostJob job, Slice slice) {
        synchronized (queue) {
            if (!closed) {
                queue.add(job, slice);
                threads.execute(this::runNext);
                return;
            }
        }
        slice.refused().accept(closed(new CancellationException("It came after the close.")));
    }

    private void runNext() {
        HostJob job;
        Slice slice;
        int flow;
        long thought;
        synchronized (queue) {
            job = queue.next();
            if (job == null) {
                return;
            }
            flow = job.flow;
            thought = job.sliceNanos;
            slice = queue.take(job);
        }
        long begin = System.nanoTime();
        try {
            slice.work().run();
        } finally {
            long took = System.nanoTime() - begin;
            synchronized (queue) {
                queue.ended(job, flow, thought, took);
            }
        }
    }

    /** Finishes the slices that were handed in, for at most ten seconds, and refuses those that did not begin. */
    @Override
    public void close() {
        synchronized (queue) {
            closed = true;
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                refuseTheRest();
            }
        } catch (InterruptedException e) {
            refuseTheRest();
            Thread.currentThread().interrupt();
        }
    }

    private void refuseTheRest() {
        threads.shutdownNow();
        List<Slice> rest;
        synchronized (queue) {
            rest = queue.clear();
        }
        rest.forEach(slice -> slice.refused().accept(closed(new CancellationException("It had not begun."))));
    }

    static InferenceException closed(RuntimeException cause) {
        return new InferenceException(
                InferenceException.Problem.CLOSED,
                "The engine is closed and takes no work. Send the job again after its start.",
                cause);
    }
}
