package io.ripieno.inference.work;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The threads on which all jobs do their own CPU work (resampling, front ends), so that many jobs together use
 * no more cores than are set. Nothing here waits for input: recordings are read on
 * the threads of their jobs. Work comes in slices of at most some 50 ms, first come, first served.
 */
public final class HostPool implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ExecutorService threads;
    private final Duration patience;

    /** @param count of threads, at least 1 */
    public HostPool(int count) {
        this(count, PATIENCE);
    }

    /** @param patience with slices that were handed in when it is closed */
    HostPool(int count, Duration patience) {
        this.patience = patience;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "ripieno-host-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Work that either runs or, as the pool is closed, is told that it never will.
     *
     * @param work what it throws is its own affair
     */
    public record Slice(Runnable work, Consumer<InferenceException> refused) implements Runnable {
        @Override
        public void run() {
            work.run();
        }
    }

    /** Runs a slice some time, or refuses it. */
    public void submit(Slice slice) {
        try {
            threads.execute(slice);
        } catch (RejectedExecutionException e) {
            slice.refused().accept(closed(e));
        }
    }

    /**
     * Runs a slice and waits for its end, even if the waiting thread is interrupted; the interrupt is kept.
     *
     * @throws ExecutionException with what the slice threw
     * @throws InferenceException if the pool is closed
     */
    public <T> T call(Callable<T> slice) throws ExecutionException, InferenceException {
        Future<T> future;
        try {
            future = threads.submit(slice);
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (CancellationException e) {
                    throw closed(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Finishes the slices that were handed in, for at most ten seconds, and refuses those that did not begin. */
    @Override
    public void close() {
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
        for (Runnable waiting : threads.shutdownNow()) {
            if (waiting instanceof Slice slice) {
                slice.refused().accept(closed(new CancellationException("It had not begun.")));
            } else if (waiting instanceof Future<?> called) {
                called.cancel(false);
            }
        }
    }

    private static InferenceException closed(RuntimeException cause) {
        return new InferenceException(
                InferenceException.Problem.CLOSED,
                "The engine is closed and takes no work. Send the job again after its start.",
                cause);
    }
}
