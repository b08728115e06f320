package io.ripieno.models.data.render;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The chunks of a soundfont's three lists by their names, which are unique (SoundFont 2.04, section 4). */
public final class FontChunks {
    private static final int LIST = ByteBuffer.wrap(new byte[] {'L', 'I', 'S', 'T'})
            .order(ByteOrder.LITTLE_ENDIAN)
            .getInt();

    /**
     * A part of the file.
     *
     * @param at index of the first byte of what it holds
     */
    public record Chunk(long at, long bytes) {
        /** Some bytes of it, from one of its bytes on. */
        public Chunk part(long from, long length) {
            return new Chunk(at + from, length);
        }
    }

    private final FileChannel file;
    private final Map<String, Chunk> chunks = new LinkedHashMap<>();

    /** @throws EOFException if the file ends before its chunks do */
    public FontChunks(FileChannel file) throws IOException {
        this.file = file;
        for (long at = 12; at + 8 <= file.size(); ) {
            ByteBuffer header = read(new Chunk(at, 8));
            long bytes = Integer.toUnsignedLong(header.getInt(4));
            if (header.getInt(0) == LIST) {
                at += 12;
            } else {
                chunks.put(name(header), new Chunk(at + 8, bytes));
                at += 8 + bytes + (bytes & 1);
            }
        }
    }

    private static String name(ByteBuffer header) {
        return new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
    }

    Map<String, Chunk> all() {
        return chunks;
    }

    /**
     * The chunk of a name.
     *
     * @throws EOFException if there is none
     */
    public Chunk chunk(String name) throws IOException {
        Chunk chunk = chunks.get(name);
        if (chunk == null) {
            throw new EOFException("it has no chunk " + name);
        }
        return chunk;
    }

    /**
     * What a chunk holds.
     *
     * @throws EOFException if the file ends before it does
     */
    public ByteBuffer read(Chunk chunk) throws IOException {
        if (chunk.bytes < 0) {
            throw new EOFException("it has " + chunk + ", which ends before it begins");
        }
        if (chunk.bytes > Integer.MAX_VALUE || chunk.at + chunk.bytes > file.size()) {
            throw new EOFException("it ends at " + file.size() + " bytes, before " + chunk + " does");
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) chunk.bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && file.read(buffer, chunk.at + buffer.position()) >= 0) {}
        return buffer.flip();
    }
}
