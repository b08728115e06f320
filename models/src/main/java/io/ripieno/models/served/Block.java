package io.ripieno.models.served;

/** Numbers or tokens with their shape, row-major, as they go into a graph and come out of it. Arrays are not copied. */
public sealed interface Block {
    /** The lengths of its dimensions. */
    long[] shape();

    /** Single-precision numbers. */
    @SuppressWarnings("ArrayRecordComponent")
    record Floats(float[] values, long... shape) implements Block {}

    /** 64-bit whole numbers, as tokens and indices are. */
    @SuppressWarnings("ArrayRecordComponent")
    record Tokens(long[] values, long... shape) implements Block {}
}
