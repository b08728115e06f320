package io.ripieno.music.window;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioStream;
import java.io.Closeable;
import java.util.Arrays;

/**
 * Cuts mono audio into windows of equal length that start every hop. A new window starts only while the ones before do
 * not yet reach the end, so N samples give {@code 1 + max(0, ceil((N - window) / hop))} windows; the last is padded with
 * zeros. Even empty audio gives one window. Memory is one window, whatever the length of the audio.
 *
 * <p>Use: {@code while (windows.next(samples, 0)) { ... windows.start() ... windows.validSamples() ... }}
 */
public final class WindowedStream implements Closeable {
    private final AudioStream mono;
    private final int window;
    private final int hop;
    private final float[] ahead;
    private final float[][] target;
    private int buffered;
    private boolean ended;
    private long start = -1;
    private int valid;

    /**
     * @param mono audio of one channel; closed with this
     * @param windowSamples length of a window
     * @param hopSamples from the start of a window to the start of the next, at most the length of a window
     */
    public WindowedStream(AudioStream mono, int windowSamples, int hopSamples) {
        if (mono.format().channels() != 1) {
            throw new IllegalArgumentException("Windows are cut from one channel; the audio has "
                    + mono.format().channels() + ". Mix it down first.");
        }
        if (hopSamples < 1 || hopSamples > windowSamples) {
            throw new IllegalArgumentException("The hop (" + hopSamples
                    + " samples) must be between 1 and the length of the window (" + windowSamples + " samples).");
        }
        this.mono = mono;
        this.window = windowSamples;
        this.hop = hopSamples;
        this.ahead = new float[windowSamples + 1];
        this.target = new float[][] {ahead};
    }

    /** The length of a window in samples. */
    public int windowSamples() {
        return window;
    }

    /**
     * Moves on to the next window and copies it.
     *
     * @param samples receives {@link #windowSamples()} samples from index {@code at} on, zeros behind the end
     * @return false, and nothing copied, if there is no further window
     * @throws AudioException if the audio cannot be read
     */
    public boolean next(float[] samples, int at) throws AudioException {
        if (start < 0) {
            start = 0;
        } else if (buffered <= window) {
            return false;
        } else {
            start += hop;
            System.arraycopy(ahead, hop, ahead, 0, buffered - hop);
            buffered -= hop;
        }
        fill();
        valid = Math.min(buffered, window);
        System.arraycopy(ahead, 0, samples, at, valid);
        Arrays.fill(samples, at + valid, at + window, 0);
        return true;
    }

    /** One sample more than a window is read, which tells whether the window reaches the end. */
    private void fill() throws AudioException {
        while (!ended && buffered < ahead.length) {
            int read = mono.read(target, buffered, ahead.length - buffered);
            if (read < 0) {
                ended = true;
            } else {
                buffered += read;
            }
        }
    }

    /** The index in the audio of the first sample of the current window. */
    public long start() {
        return start;
    }

    /** How many samples of the current window come from the audio; the rest is padding. */
    public int validSamples() {
        return valid;
    }

    @Override
    public void close() {
        mono.close();
    }
}
