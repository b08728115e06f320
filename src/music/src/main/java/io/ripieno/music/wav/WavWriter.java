package io.ripieno.music.wav;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes WAV as samples arrive; the sizes in the header are filled in at the end. A file over 4 GiB becomes RF64 (EBU
 * Tech 3306), for whose sizes a {@code JUNK} chunk keeps the place.
 */
public final class WavWriter implements AudioSink {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final long MAX_RIFF_BYTES = 0xffff_fffeL;

    private final Path path;
    private final FileChannel file;
    private final AudioFormat format;
    private final WavCoding coding;
    private final long maxRiffBytes;
    private final ByteBuffer buffer;
    private final int headerBytes;
    private long frames;
    private boolean finished;

    private WavWriter(Path path, FileChannel file, AudioFormat format, WavCoding coding, long maxRiffBytes)
            throws IOException {
        this.path = path;
        this.file = file;
        this.format = format;
        this.coding = coding;
        this.maxRiffBytes = maxRiffBytes;
        int frameBytes = format.channels() * coding.bytes();
        this.buffer = ByteBuffer.allocate(Math.max(1, BUFFER_BYTES / frameBytes) * frameBytes)
                .order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer header = WavHeaderWriter.header(format, coding, 0, false);
        this.headerBytes = header.remaining();
        writeFully(header, 0);
        file.position(headerBytes);
    }

    /**
     * Starts a file, in place of one that may be there.
     *
     * @throws AudioException {@link Problem#INPUT_OUTPUT} if it cannot be written
     */
    public static WavWriter create(Path path, AudioFormat format, WavCoding coding) throws AudioException {
        return create(path, format, coding, MAX_RIFF_BYTES);
    }

    static WavWriter create(Path path, AudioFormat format, WavCoding coding, long maxRiffBytes) throws AudioException {
        try {
            FileChannel file = FileChannel.open(
                    path, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            try {
                return new WavWriter(path, file, format, coding, maxRiffBytes);
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw inputOutput(path, e);
        }
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    @Override
    public void write(float[][] source, int offset, int count) throws AudioException {
        if (finished) {
            throw new IllegalStateException(path + " is finished: write before finish().");
        }
        for (int i = offset; i < offset + count; i++) {
            if (!buffer.hasRemaining()) {
                drain();
            }
            int at = buffer.position();
            for (int c = 0; c < format.channels(); c++) {
                coding.put(buffer, at, source[c][i]);
                at += coding.bytes();
            }
            buffer.position(at);
        }
        frames += count;
    }

    @Override
    public long finish() throws AudioException {
        if (finished) {
            return frames;
        }
        drain();
        long dataBytes = frames * format.channels() * coding.bytes();
        try {
            if ((dataBytes & 1) != 0) {
                file.write(ByteBuffer.allocate(1));
            }
            boolean large = headerBytes + dataBytes + 1 - 8 > maxRiffBytes;
            writeFully(WavHeaderWriter.header(format, coding, frames, large), 0);
            file.close();
        } catch (IOException e) {
            throw inputOutput(path, e);
        }
        finished = true;
        return frames;
    }

    @Override
    public void close() {
        if (finished) {
            return;
        }
        finished = true;
        try {
            file.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The incomplete file " + path + " cannot be removed.", e);
        }
    }

    private void drain() throws AudioException {
        buffer.flip();
        try {
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
        } catch (IOException e) {
            throw inputOutput(path, e);
        }
        buffer.clear();
    }

    private void writeFully(ByteBuffer bytes, long position) throws IOException {
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }

    private static AudioException inputOutput(Path path, IOException cause) {
        return new AudioException(
                Problem.INPUT_OUTPUT,
                path + " cannot be written (" + cause + "): check that its folder exists, may be written and has room.",
                cause);
    }
}
