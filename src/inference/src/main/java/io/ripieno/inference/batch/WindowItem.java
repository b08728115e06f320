package io.ripieno.inference.batch;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.InferenceException;
import org.jspecify.annotations.Nullable;

/**
 * One window on its way through a graph: a place for its inputs and outputs that a job uses again and again. The job
 * fills the inputs, submits, waits, reads the outputs and releases.
 */
public final class WindowItem {
    private enum State {
        FREE,
        PENDING,
        DONE,
        FAILED,
        CANCELLED
    }

    private final BatchJob job;
    private final KeyQueue queue;
    private final float[][] inputs;
    private final float[][] outputs;
    private final double cost;

    private State state = State.FREE;
    private @Nullable Exception failure;

    /** Guarded by the scheduler's lock, as is the place in the queue's list by age. */
    long enqueuedNanos;

    @Nullable
    WindowItem older;

    @Nullable
    WindowItem newer;

    WindowItem(BatchJob job, KeyQueue queue, double cost, float[][] inputs, float[][] outputs) {
        this.job = job;
        this.queue = queue;
        this.cost = cost;
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
     * Waits for the outputs.
     *
     * @throws InferenceException if the window failed
     * @throws CancelledException if its job was cancelled
     * @throws InterruptedException if the waiting thread was interrupted
     */
    public synchronized void await() throws InferenceException, InterruptedException {
        while (state == State.PENDING) {
            wait();
        }
        if (state == State.CANCELLED) {
            throw new CancelledException("The job was cancelled.");
        }
        if (failure instanceof InferenceException inference) {
            throw inference;
        }
        if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        }
    }

    BatchJob job() {
        return job;
    }

    KeyQueue queue() {
        return queue;
    }

    double cost() {
        return cost;
    }

    synchronized void begin() {
        if (state != State.FREE) {
            throw new IllegalStateException("A window is in use already (" + state + ").");
        }
        state = State.PENDING;
        failure = null;
    }

    synchronized void free() {
        state = State.FREE;
    }

    synchronized boolean isPending() {
        return state == State.PENDING;
    }

    void done() {
        finish(State.DONE, null);
    }

    void failed(InferenceException cause) {
        finish(State.FAILED, cause);
    }

    void cancelled() {
        finish(State.CANCELLED, null);
    }

    private synchronized void finish(State end, @Nullable Exception cause) {
        if (state == State.PENDING) {
            state = end;
            failure = cause;
            notifyAll();
        }
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
            for (float value : outputs[i]) {
                finite &= Float.isFinite(value);
            }
        }
        return finite;
    }
}
