package io.ripieno.music.decode;

import io.ripieno.music.audio.AbortSignal;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioInfo;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.audio.DecodedStream;
import io.ripieno.music.audio.Recording;
import java.util.List;
import java.util.OptionalLong;

/** Holds a stream to the least length, which shows at its end, and to the signal that nobody wants it any more. */
final class GuardedStream implements DecodedStream {
    private final Recording recording;
    private final DecodedStream stream;
    private final AudioLimits limits;
    private final AbortSignal signal;
    private long frames;
    private boolean closed;

    GuardedStream(Recording recording, DecodedStream stream, AudioLimits limits, AbortSignal signal) {
        this.recording = recording;
        this.stream = stream;
        this.limits = limits;
        this.signal = signal;
    }

    @Override
    public AudioInfo info() {
        return stream.info();
    }

    @Override
    public int read(float[][] target, int offset, int count) throws AudioException {
        signal.throwIfAborted(recording);
        int read = stream.read(target, offset, count);
        if (read > 0) {
            frames += read;
        } else if (!closed) {
            limits.checkLength(recording, frames, format().sampleRate());
        }
        return read;
    }

    @Override
    public OptionalLong statedFrames() {
        return stream.statedFrames();
    }

    @Override
    public OptionalLong clippedSamples() {
        return stream.clippedSamples();
    }

    @Override
    public List<String> warnings() {
        return stream.warnings();
    }

    @Override
    public void close() {
        closed = true;
        stream.close();
    }
}
