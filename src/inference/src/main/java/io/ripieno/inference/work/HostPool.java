package io.ripieno.inference.work;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which all jobs do their own CPU work (resampling, front ends), so that many jobs together use
 * no more cores than are set. Nothing here waits for input: recordings are read on
 * the threads of their jobs. Work comes in slices of at most some 50 ms, first come, first served.
 */
public final class HostPool implements AutoCloseable {
    private final ExecutorService threads;

    /** @param count of threads, at least 1 */
    public HostPool(int count) {
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "ripieno-host-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs a slice some time; what it throws is its own affair.
     *
     * @throws InferenceException if the pool is closed
     */
    public void submit(Runnable slice) throws InferenceException {
        try {
            threads.execute(slice);
        } catch (RejectedExecutionException e) {
            throw closed(e);
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
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Finishes the slices that were handed in, for at most ten seconds. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static InferenceException closed(RejectedExecutionException cause) {
        return new InferenceException(
                InferenceException.Problem.CLOSED,
                "The engine is closed and takes no work. Send the job again after its start.",
                cause);
    }
}
