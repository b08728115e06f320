package io.ripieno.music.audio;

import java.io.Closeable;

/**
 * A file that takes samples in blocks. What is closed before {@link #finish} is incomplete and removed, so that an error
 * never leaves half a file behind. Not safe for use by several threads at a time.
 */
public interface AudioSink extends Closeable {
    AudioFormat format();

    /**
     * Appends frames.
     *
     * @param source {@code [channels][at least offset + frames]}, full scale ±1; integer codings clip what lies beyond
     * @param offset index of the first frame to take
     * @param frames how many
     * @throws AudioException if the file cannot be written or grows over what its format holds
     */
    void write(float[][] source, int offset, int frames) throws AudioException;

    /**
     * Completes the file; nothing can be written afterwards.
     *
     * @return frames written in all
     */
    long finish() throws AudioException;

    @Override
    void close();
}
