package io.ripieno.inference.host;

import io.ripieno.inference.share.JobAccount;
import io.ripieno.inference.work.InferenceException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A job's place in a {@link HostPool}: its slices run in the order in which they came, and are charged to it. */
public final class HostJob {
    private final HostPool pool;

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

    HostJob(HostPool pool, JobAccount account) {
        this.pool = pool;
        this.account = account;
    }

    /** Runs a slice when it is its turn, or refuses it. */
    public void submit(Slice slice) {
        pool.submit(this, slice);
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
     * interrupted; the interrupt is kept.
     *
     * @throws ExecutionException with what the slice threw
     * @throws InferenceException if the pool is closed
     */
    public <T> T call(Callable<T> work) throws ExecutionException, InferenceException {
        FutureTask<T> task = new FutureTask<>(work);
        Slice slice = new Slice(task, refusal -> task.cancel(false));
        if (!pool.runHere(this, slice)) {
            submit(slice);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (CancellationException e) {
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
