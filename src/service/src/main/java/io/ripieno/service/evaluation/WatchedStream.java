package io.ripieno.service.evaluation;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.util.OptionalLong;

/** A stream that is no longer than is allowed. */
final class WatchedStream implements AudioStream {
    private final AudioStream stream;
    private final long most;
    private final Runnable over;
    private long samples;

    /**
     * Watches a stream, which is closed by who opened it.
     *
     * @param most samples of all channels
     * @param over throws what is to be thrown if there are more
     */
    WatchedStream(AudioStream stream, long most, Runnable over) {
        this.stream = stream;
        this.most = most;
        this.over = over;
    }

    @Override
    public AudioFormat format() {
        return stream.format();
    }

    @Override
    public int read(float[][] target, int offset, int frames) throws AudioException {
        int read = stream.read(target, offset, frames);
        samples += (long) Math.max(0, read) * format().channels();
        if (samples > most) {
            over.run();
        }
        return read;
    }

    @Override
    public OptionalLong statedFrames() {
        return stream.statedFrames();
    }

    @Override
    public void close() {
        stream.close();
    }
}
