package io.ripieno.music.audio;

import java.io.Closeable;
import java.util.List;
import java.util.OptionalLong;

/**
 * Samples that arrive in order, read once, in blocks. Full scale is ±1; values beyond are kept. Not safe for use by
 * several threads at a time.
 */
public interface AudioStream extends Closeable {
    AudioFormat format();

    /**
     * Reads the next frames.
     *
     * @param target {@code [channels][at least offset + frames]}
     * @param offset index of the first frame to fill
     * @param frames how many to read at most, at least 1
     * @return how many frames were read, at least 1, or -1 at the end
     * @throws AudioException if the source cannot be read or goes over a limit
     */
    int read(float[][] target, int offset, int frames) throws AudioException;

    /** The length in frames as the container states it; absent where it does not. A hint, never a promise. */
    OptionalLong statedFrames();

    /**
     * What was found wrong and read all the same, such as a truncated file, one sentence each. Complete only after
     * {@link #read} has returned -1.
     */
    default List<String> warnings() {
        return List.of();
    }

    /**
     * How many samples so far were at full scale in {@link ClippedRuns}. Absent unless the stream counts them while it
     * reads; one that does gives finite samples only.
     */
    default OptionalLong clippedSamples() {
        return OptionalLong.empty();
    }

    @Override
    void close();
}
