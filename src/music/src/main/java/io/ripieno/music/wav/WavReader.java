package io.ripieno.music.wav;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioException.Problem;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Excerpt;
import io.ripieno.music.audio.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain WAV: integers of 8 to 32 bits, floats of 32 and 64, also WAVE_FORMAT_EXTENSIBLE and RF64. Truncated files
 * and those whose header does not state a length are read as far as they go, with a warning; samples that are no finite
 * number are read as 0, with a warning. Excerpts are exact and cost no more than themselves.
 */
public final class WavReader implements DecodedStream {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Recording recording;
    private final FileChannel file;
    private final WavHeader header;
    private final long wantedFrames;
    private final ByteBuffer buffer;
    private final List<String> warnings;
    private long position;
    private long framesLeft;
    private long notFinite;

    private WavReader(Recording recording, FileChannel file, WavHeader header, Excerpt excerpt) {
        this.recording = recording;
        this.file = file;
        this.header = header;
        int sampleRate = header.format().sampleRate();
        long start = Math.min(excerpt.startFrame(sampleRate), header.frames());
        this.wantedFrames = Math.min(excerpt.frames(sampleRate), header.frames() - start);
        this.framesLeft = wantedFrames;
        this.position = header.dataStart() + start * header.frameBytes();
        this.buffer = ByteBuffer.allocate(Math.max(1, BUFFER_BYTES / header.frameBytes()) * header.frameBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .limit(0);
        this.warnings = new ArrayList<>(header.warnings());
    }

    /** Opens a file that is called by its path. */
    public static WavReader open(Path path, Excerpt excerpt, AudioLimits limits) throws AudioException {
        return open(Recording.of(path), excerpt, limits);
    }

    /**
     * Opens a file at an excerpt.
     *
     * @throws AudioException {@link Problem#UNSUPPORTED} for coded samples such as ADPCM, {@link Problem#UNREADABLE} for
     *     damaged headers, and what the limits refuse
     */
    public static WavReader open(Recording recording, Excerpt excerpt, AudioLimits limits) throws AudioException {
        FileChannel file = null;
        try {
            file = FileChannel.open(recording.file(), StandardOpenOption.READ);
            limits.checkBytes(recording, file.size());
            WavHeader header = WavHeaderParser.parse(file, recording);
            limits.checkChannels(recording, header.format().channels());
            WavReader reader = new WavReader(recording, file, header, excerpt);
            limits.checkFrames(recording, reader.wantedFrames, header.format().sampleRate());
            file = null;
            return reader;
        } catch (AudioException e) {
            throw e;
        } catch (IOException e) {
            throw inputOutput(recording, e);
        } finally {
            close(file);
        }
    }

    /** Whether the first bytes of a file, at least 12, are those of a WAV file, plain or not. */
    public static boolean isWav(ByteBuffer start) {
        return WavHeaderParser.isWav(start);
    }

    @Override
    public AudioInfo info() {
        return header.info();
    }

    @Override
    public int read(float[][] target, int offset, int frames) throws AudioException {
        int count = 0;
        while (count < frames && (buffer.hasRemaining() || fill())) {
            int part = Math.min(frames - count, buffer.remaining() / header.frameBytes());
            decode(target, offset + count, part);
            count += part;
        }
        return count > 0 ? count : -1;
    }

    @Override
    public OptionalLong statedFrames() {
        return OptionalLong.of(wantedFrames);
    }

    @Override
    public List<String> warnings() {
        if (notFinite == 0) {
            return List.copyOf(warnings);
        }
        List<String> all = new ArrayList<>(warnings);
        all.add(notFinite + " samples are not finite numbers and were read as 0.");
        return all;
    }

    @Override
    public void close() {
        framesLeft = 0;
        buffer.limit(0);
        close(file);
    }

    private boolean fill() throws AudioException {
        if (framesLeft == 0) {
            return false;
        }
        buffer.clear();
        buffer.limit((int) Math.min(buffer.capacity(), framesLeft * header.frameBytes()));
        try {
            while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {}
        } catch (IOException e) {
            throw inputOutput(recording, e);
        }
        int read = buffer.position() / header.frameBytes();
        if (buffer.hasRemaining()) {
            warnings.add("The file became shorter while it was read; " + (framesLeft - read) + " frames are missing.");
            framesLeft = read;
        }
        buffer.flip().limit(read * header.frameBytes());
        position += buffer.limit();
        framesLeft -= read;
        return read > 0;
    }

    private void decode(float[][] target, int offset, int frames) {
        WavCoding coding = header.coding();
        int at = buffer.position();
        int channels = header.format().channels();
        for (int i = offset; i < offset + frames; i++) {
            for (int c = 0; c < channels; c++) {
                target[c][i] = coding.get(buffer, at);
                at += coding.bytes();
            }
        }
        buffer.position(at);
        if (coding.isFloat()) {
            silenceNotFinite(target, offset, frames);
        }
    }

    private void silenceNotFinite(float[][] target, int offset, int frames) {
        for (int c = 0; c < header.format().channels(); c++) {
            float[] channel = target[c];
            for (int i = offset; i < offset + frames; i++) {
                if (!Float.isFinite(channel[i])) {
                    channel[i] = 0;
                    notFinite++;
                }
            }
        }
    }

    private static AudioException inputOutput(Recording recording, IOException cause) {
        return new AudioException(
                Problem.INPUT_OUTPUT,
                recording + " cannot be read (" + cause + "): check that it exists and may be read.",
                cause);
    }

    private static void close(@Nullable FileChannel file) {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
