package io.ripieno.models.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Tensors of a safetensors file: eight bytes with the length of a JSON header, the header, the tensors' numbers. A file is
 * refused before anything of the size that it claims is held.
 */
public final class SafetensorsFile implements NamedTensors {
    private static final int MOST_HEADER_BYTES = 100_000_000;
    private static final int LENGTH_BYTES = Long.BYTES;

    private final Path file;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final long dataStart;
    private final int mostBytes;

    private SafetensorsFile(Path file, FileChannel channel, SafetensorsHeader header, long dataStart, int mostBytes) {
        this.file = file;
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
        this.mostBytes = mostBytes;
    }

    /**
     * Opens a file and checks its header.
     *
     * @param mostBytes that one tensor may have
     * @throws WeightsException if the header is not what the format demands
     */
    public static SafetensorsFile open(Path file, int mostBytes) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            long length =
                    size < LENGTH_BYTES ? -1 : bytes(channel, 0, LENGTH_BYTES).getLong();
            if (length < 0 || length > MOST_HEADER_BYTES || length > size - LENGTH_BYTES) {
                throw new WeightsException(
                        "a header of %s bytes in a file of %d".formatted(length < 0 ? "unknown" : length, size));
            }
            long dataStart = LENGTH_BYTES + length;
            byte[] json = bytes(channel, LENGTH_BYTES, (int) length).array();
            return new SafetensorsFile(
                    file, channel, SafetensorsHeader.parse(json, size - dataStart), dataStart, mostBytes);
        } catch (IOException e) {
            channel.close();
            throw new WeightsException(
                    "Weights %s are no valid safetensors file: %s. Get them again or save them anew."
                            .formatted(file, e.getMessage()),
                    e);
        }
    }

    @Override
    public List<String> names() {
        return List.copyOf(header.tensors().keySet());
    }

    /** Free text that the file's maker left, by name. */
    public Map<String, String> metadata() {
        return Map.copyOf(header.metadata());
    }

    @Override
    public NamedTensor read(String name) throws IOException {
        SafetensorsHeader.Entry entry = header.tensors().get(name);
        if (entry == null) {
            throw new WeightsException(
                    "Weights %s hold no tensor %s; they hold %s. Name one of them.".formatted(file, name, names()));
        }
        long length = entry.end() - entry.begin();
        if (length > mostBytes) {
            throw new WeightsException("Tensor %s of weights %s has %d bytes and %d are allowed. Raise the limit."
                    .formatted(name, file, length, mostBytes));
        }
        ByteBuffer numbers = bytes(channel, dataStart + entry.begin(), (int) length);
        return new NamedTensor(name, entry.shape(), entry.type().all(numbers));
    }

    private static ByteBuffer bytes(FileChannel channel, long from, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, from + buffer.position()) < 0) {
                throw new WeightsException("the file ends at byte %d".formatted(from + buffer.position()));
            }
        }
        return buffer.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
