package io.ripieno.inference.batch;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One window on its way through a graph: a place for its inputs and outputs that a job uses again and again. The job
 * fills the inputs, submits, waits, reads the outputs and releases.
 */
public final class WindowItem {
    /** How a window ends; each ends once. */
    enum State {
        FREE,
        PENDING,
        DONE,
        FAILED,
        CANCELLED,
        EXPIRED
    }

    private static final int EXPONENT = 0x7f80_0000;

    private final Turn home;
    private final float[][] inputs;
    private final float[][] outputs;

    private State state = State.FREE;
    private @Nullable Exception failure;

    /** Where it waits; guarded by the scheduler's lock, as is what follows. */
    Turn turn;

    long enqueuedNanos;
    boolean isQueued;

    /** How many devices were lost while they ran it. */
    int losses;

    @Nullable
    WindowItem older;

    @Nullable
    WindowItem newer;

    /** The job's next window that waits for the same graph; among free ones the job's own link. */
    @Nullable
    WindowItem next;

    WindowItem(Turn home, float[][] inputs, float[][] outputs) {
        this.home = home;
        this.turn = home;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /** Values of an input of the graph, row-major, to be filled before it is submitted. */
    public float[] input(int tensor) {
        return inputs[tensor];
    }

    /** Values of an output of the graph, row-major, valid from the end of {@link #await} until it is released. */
    public float[] output(int tensor) {
        return outputs[tensor];
    }

    /** Gives the window up because it could not be prepared; {@link #await} throws the cause. */
    public void fail(RuntimeException cause) {
        finish(State.FAILED, cause);
    }

    /**
     * Waits for the outputs, at most to the job's deadline.
     *
     * @throws InferenceException if the window failed
     * @throws CancelledException if its job was cancelled
     * @throws ExpiredException if its job's deadline passed
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public void await() throws InferenceException, InterruptedException {
        while (!awaitUntilDeadline()) {
            job().expireIfOverdue();
        }
        State end = state();
        if (end == State.CANCELLED) {
            throw new CancelledException("The job " + job().name() + " was cancelled.");
        }
        if (end == State.EXPIRED) {
            throw job().expired();
        }
        Exception cause = failure;
        if (cause instanceof InferenceException inference) {
            throw inference;
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
    }

    private synchronized boolean awaitUntilDeadline() throws InterruptedException {
        while (state == State.PENDING) {
            long left = job().nanosLeft();
            if (left <= 0) {
                return false;
            }
            if (left == JobTerms.NEVER) {
                wait();
            } else {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        }
        return true;
    }

    BatchJob job() {
        return home.job;
    }

    Turn home() {
        return home;
    }

    synchronized State state() {
        return state;
    }

    synchronized void begin() {
        if (state != State.FREE) {
            throw new IllegalStateException("A window is in use already (" + state + ").");
        }
        state = State.PENDING;
        failure = null;
        losses = 0;
    }

    /** Whether it was in use and may be used anew; not if it is still pending. */
    synchronized boolean free() {
        boolean ended = state != State.PENDING && state != State.FREE;
        if (ended) {
            state = State.FREE;
        }
        return ended;
    }

    synchronized boolean isPending() {
        return state == State.PENDING;
    }

    boolean done() {
        return finish(State.DONE, null);
    }

    boolean failed(InferenceException cause) {
        return finish(State.FAILED, cause);
    }

    boolean cancelled() {
        return finish(State.CANCELLED, null);
    }

    boolean expired() {
        return finish(State.EXPIRED, null);
    }

    private synchronized boolean finish(State end, @Nullable Exception cause) {
        if (state != State.PENDING) {
            return false;
        }
        state = end;
        failure = cause;
        notifyAll();
        return true;
    }

    void gather(BatchBuffers buffers, int place) {
        for (int i = 0; i < inputs.length; i++) {
            buffers.putInput(i, place, inputs[i]);
        }
    }

    /** Copies the outputs and tells whether all of them are finite. */
    boolean scatter(BatchBuffers buffers, int place) {
        boolean finite = true;
        for (int i = 0; i < outputs.length; i++) {
            buffers.getOutput(i, place, outputs[i]);
            finite &= isFinite(outputs[i]);
        }
        return finite;
    }

    /** The largest exponent, as an integer, since that is a loop that runs on vectors. */
    private static boolean isFinite(float[] values) {
        int largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Float.floatToRawIntBits(value) & EXPONENT);
        }
        return largest != EXPONENT;
    }
}
