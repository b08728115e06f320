package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.BatchBuffers;
import java.nio.FloatBuffer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Decides before each run and each load what becomes of it, and whether the device is there at all. Asked by the callers
 * of its device, several at a time.
 */
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

    /**
     * What is about to be loaded.
     *
     * @param number of the load on this device, from 1
     * @param graph by name
     * @param bytes that it takes
     * @param heldBytes that other sessions take, those being loaded included
     */
    record Load(long number, String graph, long bytes, long heldBytes) {}

    /** What goes wrong with the run; null if nothing does. */
    @Nullable
    Fault of(Run run);

    /** What goes wrong with the load, which cannot hang; null if nothing does. */
    default @Nullable Fault ofLoad(Load load) {
        return null;
    }

    /** Whether the device is gone at that moment, so that nothing is run or loaded and it cannot be opened. */
    default boolean isGone(long nanos) {
        return false;
    }

    /** The first thing that either finds wrong. */
    default Behaviour and(Behaviour other) {
        return new Both(this, other);
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
        return lostBetween(nanos, Long.MAX_VALUE);
    }

    /** From the first moment to the second the device is gone; what it held is lost, but it can be opened again. */
    static Behaviour lostBetween(long from, long to) {
        return new Gone(from, to);
    }

    /** The loads of those numbers go wrong in that way. */
    static Behaviour failingLoads(Fault how, long first, long last) {
        return new FailingLoads(load -> load.number() >= first && load.number() <= last ? how : null);
    }

    /** The device has memory for so many bytes of sessions, whatever the budget says. */
    static Behaviour memoryOf(long bytes) {
        return new FailingLoads(load -> load.heldBytes() + load.bytes() > bytes ? Fault.OUT_OF_MEMORY : null);
    }

    /** The run of that number does not end by itself. */
    static Behaviour hangingOn(long number) {
        return run -> run.number() == number ? Fault.HANGS : null;
    }
}
