package io.ripieno.inference.host;

import io.ripieno.inference.share.JobAccount;
import io.ripieno.inference.share.ShareRules;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.Lane;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * The places in which all jobs do their own CPU work (resampling, front ends), so that many jobs together use no more
 * cores than are set. Nothing here waits for input: recordings are read on the threads of their jobs. Work comes in slices
 * of at most some 50 ms. A place that becomes free goes to the job whose turn it is by {@link ShareRules}: lanes have their
 * shares, brief jobs theirs, and who was served least goes first. There is a thread for each place; where one is free and
 * its job would only wait, a slice runs on the thread of its job, which has what it read in the cache of its core and wakes
 * nobody.
 */
public final class HostPool implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int places;
    private final ExecutorService threads;
    private final Duration patience;
    private final ShareRules rules;

    /** Guarded by itself, as is what follows. */
    private final HostQueue queue;

    /** Places that are held by a slice or promised to one that waits. */
    private int taken;

    private int visits;
    private boolean closed;

    /** @param places how many slices run at a time, at least 1 */
    public HostPool(int places, ShareRules rules) {
        this(places, rules, PATIENCE);
    }

    /** @param patience with slices that were handed in when it is closed */
    HostPool(int places, ShareRules rules, Duration patience) {
        this.places = places;
        this.patience = patience;
        this.rules = rules;
        this.queue = new HostQueue(rules);
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(places, task -> {
            Thread thread = new Thread(task, "ripieno-host-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Lets a job take part; there is nothing to close.
     *
     * @param seconds of the host that it is thought to take in all, however it is cut into slices, so that a long one is
     *     known from the start; 0 if that is not known
     */
    public HostJob open(Lane lane, double seconds) {
        return open(lane, seconds, new Cancellation(), () -> Long.MAX_VALUE);
    }

    /**
     * The same for a job that may not be wanted to its end.
     *
     * @param nanosLeft to its deadline; {@link Long#MAX_VALUE} if there is none
     */
    public HostJob open(Lane lane, double seconds, Cancellation cancellation, LongSupplier nanosLeft) {
        JobAccount account = new JobAccount(lane, Math.round(seconds * 1e9), rules);
        return new HostJob(this, account, cancellation, nanosLeft);
    }

    void enter() {
        synchronized (queue) {
            visits++;
        }
    }

    void leave() {
        synchronized (queue) {
            visits--;
        }
    }

    /** Whether there are as many jobs under way as places, so that none gains by having its slices run side by side. */
    boolean isCrowded() {
        synchronized (queue) {
            return visits >= places;
        }
    }

    /** As long as slices wait, each place that is left goes to the one whose turn it is by then. */
    void submit(HostJob job, Slice slice) {
        synchronized (queue) {
            if (!closed) {
                queue.add(job, slice);
                if (taken < places) {
                    taken++;
                    threads.execute(this::runNext);
                }
                return;
            }
        }
        slice.refused().accept(closed(new CancellationException("It came after the close.")));
    }

    /** Takes a slice away that has not begun; false if it has. */
    boolean withdraw(HostJob job, Slice slice) {
        synchronized (queue) {
            return queue.withdraw(job, slice);
        }
    }

    /** Runs a slice on the calling thread if a place is free and it would be the next of its job; does nothing if not. */
    boolean runHere(HostJob job, Slice slice) {
        Begun begun;
        synchronized (queue) {
            if (closed || taken == places || !job.waiting.isEmpty()) {
                return false;
            }
            taken++;
            queue.add(job, slice);
            begun = begin(job);
        }
        run(begun);
        return true;
    }

    private void runNext() {
        Begun begun;
        synchronized (queue) {
            HostJob job = queue.next();
            if (job == null) {
                leavePlace();
                return;
            }
            begun = begin(job);
        }
        run(begun);
    }

    /** A slice that has a place, and what was charged for it in which flow. */
    private record Begun(HostJob job, Slice slice, int flow, long thought) {}

    private Begun begin(HostJob job) {
        int flow = job.flow;
        long thought = job.sliceNanos;
        return new Begun(job, queue.take(job), flow, thought);
    }

    private void run(Begun begun) {
        long begin = System.nanoTime();
        try {
            begun.slice().work().run();
        } finally {
            long took = System.nanoTime() - begin;
            synchronized (queue) {
                queue.ended(begun.job(), begun.flow(), begun.thought(), took);
                leavePlace();
            }
        }
    }

    private void leavePlace() {
        if (queue.isEmpty()) {
            taken--;
            queue.notifyAll();
        } else {
            threads.execute(this::runNext);
        }
    }

    /** Finishes the slices that were handed in, for at most ten seconds, and refuses those that did not begin. */
    @Override
    public void close() {
        synchronized (queue) {
            closed = true;
        }
        boolean interrupted = !awaitLast();
        List<Slice> rest;
        synchronized (queue) {
            rest = queue.clear();
        }
        threads.shutdownNow();
        rest.forEach(slice -> slice.refused().accept(closed(new CancellationException("It had not begun."))));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits as long as patience lasts; false if interrupted. */
    private boolean awaitLast() {
        long end = System.nanoTime() + patience.toNanos();
        synchronized (queue) {
            try {
                for (long left; taken > 0 && (left = end - System.nanoTime()) > 0; ) {
                    TimeUnit.NANOSECONDS.timedWait(queue, left);
                }
                return true;
            } catch (InterruptedException e) {
                return false;
            }
        }
    }

    static InferenceException closed(RuntimeException cause) {
        return new InferenceException(
                InferenceException.Problem.CLOSED,
                "The engine is closed and takes no work. Send the job again after its start.",
                cause);
    }
}
