package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.BatchBuffers;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Decides before each run what becomes of it. Asked by the callers of its device, several at a time. */
@FunctionalInterface
public interface Behaviour {
    /** Works always. */
    Behaviour SOUND = run -> null;

    /**
     * What is about to run.
     *
     * @param number of the run on this device, from 1
     * @param graph by name
     * @param nanos when
     */
    record Run(long number, String graph, int items, BatchBuffers buffers, long nanos) {
        /** Whether the first value of the first input of an item is this one. */
        boolean holds(float value) {
            FloatBuffer input = buffers.input(0, items);
            int stride = input.limit() / items;
            return IntStream.range(0, items).anyMatch(i -> input.get(i * stride) == value);
        }
    }

    /** What goes wrong with the run; null if nothing does. */
    @Nullable
    Fault of(Run run);

    /** The first thing that either finds wrong. */
    default Behaviour and(Behaviour other) {
        return run -> {
            Fault fault = of(run);
            return fault == null ? other.of(run) : fault;
        };
    }

    /** The run of that number fails, each other one works. */
    static Behaviour failingOn(long number) {
        return run -> run.number() == number ? Fault.FAILED : null;
    }

    /** Every run fails that holds an item whose first value is this one. */
    static Behaviour guilty(float value) {
        return run -> run.holds(value) ? Fault.FAILED : null;
    }

    /** Memory does not suffice for more items than this. */
    static Behaviour exhaustedAbove(int items) {
        return run -> run.items() > items ? Fault.OUT_OF_MEMORY : null;
    }

    /** From that moment on the device is lost. */
    static Behaviour lostAt(long nanos) {
        return run -> run.nanos() >= nanos ? Fault.LOST : null;
    }

    /** The run of that number does not end by itself. */
    static Behaviour hangingOn(long number) {
        return run -> run.number() == number ? Fault.HANGS : null;
    }
}
