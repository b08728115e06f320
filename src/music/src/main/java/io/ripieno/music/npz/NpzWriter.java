package io.ripieno.music.npz;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDateTime;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays into one {@code .npz}, uncompressed, as {@code numpy.savez} does; equal arrays give equal bytes. An array
 * of any size can be written, since its elements are asked for as a stream.
 */
public final class NpzWriter implements Closeable {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    public NpzWriter(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** Writes an array's elements in C order, little endian. */
    @FunctionalInterface
    public interface Elements {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Adds an array.
     *
     * @param name without {@code .npy}
     * @param elements asked twice, since the archive holds a checksum before the bytes: both times it writes the same
     * @throws IllegalStateException if it wrote another number of bytes than the header says
     */
    public void add(String name, NpyHeader header, Elements elements) throws IOException {
        var entry = new ZipEntry(name + ".npy");
        byte[] start = header.bytes();
        long size = start.length + header.dataBytes();
        entry.setTimeLocal(NO_TIME);
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(checksum(start, elements));
        zip.putNextEntry(entry);
        zip.write(start);
        var counting = new CountingStream(zip);
        elements.writeTo(counting);
        if (counting.count() != header.dataBytes()) {
            throw new IllegalStateException(
                    "array '%s' of %d bytes was given %d".formatted(name, header.dataBytes(), counting.count()));
        }
        zip.closeEntry();
    }

    /** Adds an array of 32-bit integers. */
    public void add(String name, int[] elements, long... shape) throws IOException {
        add(name, NpyType.INT32, elements.length, shape, buffer -> buffer.asIntBuffer()
                .put(elements));
    }

    /** Adds an array of 32-bit numbers. */
    public void add(String name, float[] elements, long... shape) throws IOException {
        add(name, NpyType.FLOAT32, elements.length, shape, buffer -> buffer.asFloatBuffer()
                .put(elements));
    }

    /** Adds an array of 64-bit numbers. */
    public void add(String name, double[] elements, long... shape) throws IOException {
        add(name, NpyType.FLOAT64, elements.length, shape, buffer -> buffer.asDoubleBuffer()
                .put(elements));
    }

    private void add(String name, NpyType type, int count, long[] shape, Consumer<ByteBuffer> fill) throws IOException {
        NpyHeader header = NpyHeader.of(type, shape);
        if (header.elements() != count) {
            throw new IllegalArgumentException(
                    "array '%s' of shape %s was given %d elements".formatted(name, header.shape(), count));
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.toIntExact(header.dataBytes())).order(ByteOrder.LITTLE_ENDIAN);
        fill.accept(buffer);
        add(name, header, out -> out.write(buffer.array()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static long checksum(byte[] start, Elements elements) throws IOException {
        var crc = new CRC32();
        try (var checked = new CheckedOutputStream(OutputStream.nullOutputStream(), crc)) {
            checked.write(start);
            elements.writeTo(checked);
        }
        return crc.getValue();
    }
}
