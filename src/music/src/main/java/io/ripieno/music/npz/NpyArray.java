package io.ripieno.music.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** An array in memory. Elements are in C order: the last index moves fastest. */
public final class NpyArray {
    private static final int BLOCK = 1 << 20;

    private final NpyHeader header;
    private final byte[] data;

    private NpyArray(NpyHeader header, byte[] data) {
        this.header = header;
        this.data = data;
    }

    /** Element type and shape. */
    public NpyHeader header() {
        return header;
    }

    /**
     * Reads one {@code .npy}.
     *
     * @param most bytes of elements that are held
     * @throws NpyException if it is no array that we read, is larger, or is cut off
     */
    public static NpyArray read(InputStream in, int most) throws IOException {
        NpyHeader header = NpyHeader.read(in);
        if (header.dataBytes() > most) {
            throw new NpyException("the array has %d bytes and %d are allowed; raise the limit or save it in parts"
                    .formatted(header.dataBytes(), most));
        }
        int length = (int) header.dataBytes();
        byte[] data = new byte[Math.min(length, BLOCK)];
        int filled = 0;
        while (filled < length) {
            if (filled == data.length) {
                data = Arrays.copyOf(data, (int) Math.min(length, 2L * data.length));
            }
            int count = in.readNBytes(data, filled, data.length - filled);
            if (count == 0) {
                throw new NpyException("the array should have %d bytes and has %d; the file is cut off, copy it again"
                        .formatted(length, filled));
            }
            filled += count;
        }
        return new NpyArray(header, data);
    }

    /** The elements of an array of any type as they are stored, little endian; a view that cannot be written to. */
    public ByteBuffer raw() {
        return ByteBuffer.wrap(data).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** All elements of an {@link NpyType#INT32} array. */
    public int[] ints() {
        int[] elements = new int[elements(NpyType.INT32)];
        buffer().asIntBuffer().get(elements);
        return elements;
    }

    /** All elements of an {@link NpyType#INT64} array. */
    public long[] longs() {
        long[] elements = new long[elements(NpyType.INT64)];
        buffer().asLongBuffer().get(elements);
        return elements;
    }

    /** All elements of an {@link NpyType#FLOAT32} array. */
    public float[] floats() {
        float[] elements = new float[elements(NpyType.FLOAT32)];
        buffer().asFloatBuffer().get(elements);
        return elements;
    }

    /** All elements of an {@link NpyType#FLOAT64} array. */
    public double[] doubles() {
        double[] elements = new double[elements(NpyType.FLOAT64)];
        buffer().asDoubleBuffer().get(elements);
        return elements;
    }

    /** All elements of an {@link NpyType#BOOL} array. */
    public boolean[] booleans() {
        boolean[] elements = new boolean[elements(NpyType.BOOL)];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = data[i] != 0;
        }
        return elements;
    }

    private ByteBuffer buffer() {
        return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    }

    private int elements(NpyType wanted) {
        if (header.type() != wanted) {
            throw new IllegalStateException(
                    "the array's elements are %s; they cannot be taken as %s".formatted(header.type(), wanted));
        }
        return data.length / wanted.bytes();
    }
}
