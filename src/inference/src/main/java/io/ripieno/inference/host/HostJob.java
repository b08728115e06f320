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

    /**
     * Runs a slice and waits for its end, even if the waiting thread is interrupted; the interrupt is kept.
     *
     * @throws ExecutionException with what the slice threw
     * @throws InferenceException if the pool is closed
     */
    public <T> T call(Callable<T> work) throws ExecutionException, InferenceException {
        FutureTask<T> task = new FutureTask<>(work);
        submit(new Slice(task, refusal -> task.cancel(false)));
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
