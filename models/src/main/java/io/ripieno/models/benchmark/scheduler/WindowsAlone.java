package io.ripieno.models.benchmark.scheduler;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As many windows as a scheduler has waiting, without one: read from an array in the order in which the scheduler took
 * them, run, ended and used anew. What they cost more the more they are is the doing of memory, and not of a scheduler.
 */
final class WindowsAlone {
    private static final int FREE = 0;
    private static final int PENDING = 1;
    private static final int DONE = 2;

    private static final class Window {
        final float[][] inputs = {new float[1]};
        final float[][] outputs = {new float[1]};
        final AtomicInteger state = new AtomicInteger();
    }

    private final Window[] windows;
    private final int[] order;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private int at;

    /**
     * @param count of windows
     * @param order in which they are run, again and again; a whole number of batches
     * @param batch windows that are run together
     */
    WindowsAlone(int count, int[] order, int batch) {
        this.order = order;
        input = floats(batch);
        output = floats(batch);
        windows = new Window[count];
        for (int i = 0; i < count; i++) {
            windows[i] = new Window();
            submit(i);
        }
    }

    private static FloatBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private void submit(int window) {
        move(window, FREE, PENDING);
        windows[window].inputs[0][0] = window;
    }

    private void move(int window, int from, int to) {
        if (!windows[window].state.compareAndSet(from, to)) {
            throw new IllegalStateException("Window " + window + " is not in state " + from + ".");
        }
    }

    /** Runs at least so many windows through and returns how many it were. */
    long run(long atLeast) {
        long done = 0;
        while (done < atLeast) {
            runBatch();
            done += input.capacity();
        }
        return done;
    }

    private void runBatch() {
        int count = input.capacity();
        for (int i = 0; i < count; i++) {
            input.put(i, windows[order[at + i]].inputs[0][0]);
        }
        for (int i = 0; i < count; i++) {
            output.put(i, input.get(i));
        }
        for (int i = 0; i < count; i++) {
            int window = order[at + i];
            windows[window].outputs[0][0] = output.get(i);
            move(window, PENDING, DONE);
        }
        for (int i = 0; i < count; i++) {
            int window = (int) output.get(i);
            move(window, DONE, FREE);
            submit(window);
        }
        at = at + 2 * count <= order.length ? at + count : 0;
    }
}
