package io.ripieno.inference.host;

import io.ripieno.inference.share.JobAccount;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/** A job's place in a {@link HostPool}: its slices run in the order in which they came, and are charged to it. */
public final class HostJob {
    private final HostPool pool;
    private final Cancellation cancellation;
    private final LongSupplier nanosLeft;

    /** Guarded by the pool, as is what follows. */
    final JobAccount account;

    final Deque<Slice> waiting = new ArrayDeque<>();

    /** The flow in which it waits. */
    int flow;

    /** How far it has been served, as those count that wait beside it. */
    long rank;

    /** When it began to wait, counted in jobs. */
    long arrival;

    /** What a slice of it is thought to take, at least 1. */
    long sliceNanos;

    HostJob(HostPool pool, JobAccount account, Cancellation cancellation, LongSupplier nanosLeft) {
        this.pool = pool;
        this.account = account;
        this.cancellation = cancellation;
        this.nanosLeft = nanosLeft;
    }

    /** Runs a slice when it is its turn, or refuses it. */
    public void submit(Slice slice) {
        pool.submit(this, slice);
    }

    /** Takes a slice back whose turn has not come, so that it neither runs nor is refused; false if it has begun. */
    public boolean withdraw(Slice slice) {
        return pool.withdraw(this, slice);
    }

    /** The time in which a job hands in slices from its own thread, which may run them itself. */
    public final class Visit implements AutoCloseable {
        private Visit() {
            pool.enter();
        }

        /**
         * Runs a slice when it is its turn, or refuses it. Among few jobs it runs side by side with what the calling thread
         * does next; where there are as many as places, on the calling thread if a place is free.
         */
        public void run(Slice slice) {
            if (!pool.isCrowded() || !pool.runHere(HostJob.this, slice)) {
                submit(slice);
            }
        }

        @Override
        public void close() {
            pool.leave();
        }
    }

    /** Begins to hand in slices from the thread of the job. */
    public Visit visit() {
        return new Visit();
    }

    /**
     * Runs a slice, on the calling thread if a place is free, and waits for its end, even if the waiting thread is
     * interrupted; the interrupt is kept. Of a job that is not wanted any more a slice that has not begun never runs.
     *
     * @throws ExecutionException with what the slice threw
     * @throws CancelledException if the job was cancelled before the slice began
     * @throws ExpiredException if the deadline of the job passed before the slice began
     * @throws InferenceException if the pool is closed
     */
    public <T> T call(Callable<T> work) throws ExecutionException, InferenceException {
        cancellation.throwIfCancelled();
        if (nanosLeft.getAsLong() <= 0) {
            throw overdue();
        }
        FutureTask<T> task = new FutureTask<>(work);
        Slice slice = new Slice(task, refusal -> task.cancel(false));
        if (pool.runHere(this, slice)) {
            return await(slice, task);
        }
        submit(slice);
        try (Cancellation.Registration registration = cancellation.onCancel(() -> giveUp(slice, task))) {
            return await(slice, task);
        }
    }

    private boolean giveUp(Slice slice, FutureTask<?> task) {
        return withdraw(slice) && task.cancel(false);
    }

    private static ExpiredException overdue() {
        return new ExpiredException("The deadline of the job passed before its turn on the host came.");
    }

    private <T> T await(Slice slice, FutureTask<T> task) throws ExecutionException, InferenceException {
        boolean interrupted = false;
        long patience = nanosLeft.getAsLong();
        try {
            while (true) {
                try {
                    return task.get(patience, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    patience = Math.max(0, nanosLeft.getAsLong());
                } catch (TimeoutException e) {
                    patience = nanosLeft.getAsLong();
                    if (patience <= 0 && giveUp(slice, task)) {
                        throw overdue();
                    }
                    patience = patience <= 0 ? Long.MAX_VALUE : patience;
                } catch (CancellationException e) {
                    cancellation.throwIfCancelled();
                    throw HostPool.closed(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
