package io.ripieno.service.tagging;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how long the reading of a stream takes. */
final class TimedStream implements AudioStream {
    private final AudioStream stream;
    private final AtomicLong nanos = new AtomicLong();

    TimedStream(AudioStream stream) {
        this.stream = stream;
    }

    Duration time() {
        return Duration.ofNanos(nanos.get());
    }

    @Override
    public AudioFormat format() {
        return stream.format();
    }

    @Override
    public int read(float[][] target, int offset, int frames) throws AudioException {
        long start = System.nanoTime();
        try {
            return stream.read(target, offset, frames);
        } finally {
            nanos.addAndGet(System.nanoTime() - start);
        }
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
        stream.close();
    }
}
