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
    private @Nullable Runnable onEnd;
    private @Nullable Loop loop;
    private int steps = 1;
    private int step;

    /** Where it waits; guarded by the scheduler's lock, as is what follows. */
    Turn turn;

    long enqueuedNanos;
    boolean isQueued;

    /** How many devices were lost while they ran it. */
    int losses;

    /** On how many devices its graph could not be loaded for it. */
    int notLoaded;

    @Nullable
    WindowItem older;

    @Nullable
    WindowItem newer;

    /** The job's next window that waits for the same graph. */
    @Nullable
    WindowItem next;

    /** The job's next window that is free; guarded by the job. */
    @Nullable
    WindowItem nextFree;

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
     * Has the window run several times; for this use of it. The group of windows that is formed for the first run stays
     * on its device to the last, but for those that leave.
     *
     * @param most runs at most, which are charged when the first begins; at least 1
     */
    public void repeat(Loop how, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("A loop of " + most + " steps must have at least 1.");
        }
        loop = how;
        steps = most;
    }

    /** Hears once that the window has ended, however it did, on the thread that ended it; for this use of it. */
    public void onEnd(Runnable listener) {
        synchronized (this) {
            if (state == State.PENDING) {
                onEnd = listener;
                return;
            }
        }
        listener.run();
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
        if (end == State.CANCELLED || end == State.EXPIRED) {
            throw job().ended();
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
        notLoaded = 0;
        onEnd = null;
        loop = null;
        steps = 1;
        step = 0;
    }

    /** Runs that it may still have. */
    int runsLeft() {
        return steps - step;
    }

    /** Whether it runs once more, after a run whose outputs are here. */
    boolean repeats() {
        step++;
        return loop != null && step < steps && loop.next(step, this);
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

    /** Not if its job is over, which ends it otherwise: its run may have been ended for just that. */
    boolean failed(InferenceException cause) {
        return !job().isOver() && finish(State.FAILED, cause);
    }

    boolean cancelled() {
        return finish(State.CANCELLED, null);
    }

    boolean expired() {
        return finish(State.EXPIRED, null);
    }

    private boolean finish(State end, @Nullable Exception cause) {
        Runnable listener;
        synchronized (this) {
            if (state != State.PENDING) {
                return false;
            }
            state = end;
            failure = cause;
            listener = onEnd;
            notifyAll();
        }
        if (listener != null) {
            listener.run();
        }
        return true;
    }

    /** Copies the inputs for a run. */
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
