package io.ripieno.inference.batch;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One window on its way through a graph: a place for its inputs and outputs that a job uses again and again. The job
 * fills the inputs, submits, waits, reads the outputs and releases.
 */
public final class WindowItem {
    private static final Logger LOG = LoggerFactory.getLogger(WindowItem.class);
    /** How a window ends; each ends once. */
    enum State {
        FREE,
        PENDING,
        /** Pending, and its end is to be told. */
        WATCHED,
        DONE,
        FAILED,
        CANCELLED,
        EXPIRED
    }

    private static final State[] STATES = State.values();
    private static final AtomicIntegerFieldUpdater<WindowItem> STATE =
            AtomicIntegerFieldUpdater.newUpdater(WindowItem.class, "state");
    private static final int EXPONENT = 0x7f80_0000;

    private final Turn home;
    /** Among those of its job. */
    final int number;

    private final float[][] inputs;
    private final float[][] outputs;

    /** By its number, since storing a reference is work for the garbage collector. */
    private volatile int state = State.FREE.ordinal();

    /** Who waits for its end, and is to be woken. */
    private volatile int awaiting;

    /**
     * Set before its end is tried: if its device answers at that very moment and ends it first, the job that frees it sees
     * this, and does not begin it anew for the later of the two to end.
     */
    private volatile boolean isAbandoned;

    /** Set before the state that says so, as is what follows. */
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

    WindowItem(Turn home, int number, float[][] inputs, float[][] outputs) {
        this.home = home;
        this.number = number;
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

    /**
     * Hears once that the window has ended, however it did, on the thread that ended it; for this use of it. What it
     * throws there is logged and stops nobody.
     *
     * @throws IllegalStateException if somebody else is to hear of it
     */
    public void onEnd(Runnable listener) {
        if (state() == State.WATCHED) {
            throw new IllegalStateException("A window of job " + job().name() + " has a listener already.");
        }
        if (isPending()) {
            onEnd = listener;
            if (STATE.compareAndSet(this, State.PENDING.ordinal(), State.WATCHED.ordinal())) {
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
        if (end == State.FAILED) {
            throwFailure();
        }
    }

    private void throwFailure() throws InferenceException {
        Exception cause = failure;
        if (cause instanceof InferenceException inference) {
            throw inference;
        }
        if (cause instanceof RuntimeException unexpected) {
            throw unexpected;
        }
    }

    private boolean awaitUntilDeadline() throws InterruptedException {
        if (!isPending()) {
            return true;
        }
        synchronized (this) {
            awaiting++;
            try {
                return waitUntilDeadline();
            } finally {
                awaiting--;
            }
        }
    }

    /** Holds the window's lock, without which nobody is woken. */
    private boolean waitUntilDeadline() throws InterruptedException {
        while (isPending()) {
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

    /** Reads what is needed of it until it is queued again, so that it is near by then; the value means nothing. */
    long touch() {
        return enqueuedNanos + state + inputs[0].length + outputs[0].length + home.job.touch();
    }

    /** Where it waits from now on; mostly where it did before. */
    void waitIn(Turn there) {
        if (turn != there) {
            turn = there;
        }
    }

    State state() {
        return STATES[state];
    }

    void begin() {
        State now = state();
        if (now != State.FREE) {
            throw new IllegalStateException("A window is in use already (" + now + ").");
        }
        failure = null;
        onEnd = null;
        losses = 0;
        notLoaded = 0;
        loop = null;
        steps = 1;
        step = 0;
        STATE.lazySet(this, State.PENDING.ordinal());
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
    boolean free() {
        if (isPending() || state() == State.FREE) {
            return false;
        }
        STATE.lazySet(this, State.FREE.ordinal());
        return true;
    }

    boolean isPending() {
        return isPending(state);
    }

    private static boolean isPending(int state) {
        return state == State.PENDING.ordinal() || state == State.WATCHED.ordinal();
    }

    boolean done() {
        return finish(State.DONE, null);
    }

    /** Not if its job is over, which ends it otherwise: its run may have been ended for just that. */
    boolean failed(InferenceException cause) {
        return !job().isOver() && finish(State.FAILED, cause);
    }

    /** Fails while a device holds it that hangs and may write to it whenever it answers, so that it is not used again. */
    void abandoned(InferenceException cause) {
        isAbandoned = true;
        failed(cause);
    }

    /** Whether nobody can still write to it who held it in an earlier use; once it is free. */
    boolean isReusable() {
        return !isAbandoned;
    }

    boolean cancelled() {
        return finish(State.CANCELLED, null);
    }

    boolean expired() {
        return finish(State.EXPIRED, null);
    }

    /** Without a lock, which would be taken for each window, but where somebody waits for just this one. */
    private boolean finish(State end, @Nullable Exception cause) {
        if (cause != null) {
            failure = cause;
        }
        int before;
        Runnable listener;
        do {
            before = state;
            if (!isPending(before)) {
                return false;
            }
            listener = before == State.WATCHED.ordinal() ? onEnd : null;
        } while (!STATE.compareAndSet(this, before, end.ordinal()));
        if (awaiting > 0) {
            synchronized (this) {
                notifyAll();
            }
        }
        if (listener != null) {
            tell(listener);
        }
        return true;
    }

    /** Who hears may break off without breaking anybody else off: another window, its batch, or who ended it. */
    private void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException | Error e) {
            LOG.error(
                    "Who listens to the end of a window broke off. job={} key={}",
                    job().name(),
                    home().queue.key(),
                    e);
        }
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
