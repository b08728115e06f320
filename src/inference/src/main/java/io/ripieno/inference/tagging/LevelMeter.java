package io.ripieno.inference.tagging;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** Measures the level of one channel that passes through. */
final class LevelMeter implements AudioStream {
    /** Sums side by side: no addition waits for the one before, so that the compiler makes vector instructions of them. */
    private final float[] sums = new float[512];

    /** Samples to be added to the sums of the same index. */
    private final float[] row = new float[sums.length];

    private final AudioStream source;
    private long frames;
    private double energy;

    LevelMeter(AudioStream source) {
        this.source = source;
    }

    /** In dB, that of a constant of 1 being 0; -300 if all is zero or nothing has passed. */
    double dbfs() {
        return 10 * Math.log10(Math.max(energy / Math.max(frames, 1), 1e-30));
    }

    @Override
    public AudioFormat format() {
        return source.format();
    }

    @Override
    public int read(float[][] target, int offset, int count) throws AudioException {
        int read = source.read(target, offset, count);
        if (read > 0) {
            energy += energy(target[0], offset, offset + read);
            frames += read;
        }
        return read;
    }

    private double energy(float[] samples, int from, int to) {
        Arrays.fill(sums, 0);
        for (int begin = from; begin < to; begin += sums.length) {
            int count = Math.min(sums.length, to - begin);
            System.arraycopy(samples, begin, row, 0, count);
            addSquares(count);
        }
        double sum = 0;
        for (float part : sums) {
            sum += part;
        }
        return sum;
    }

    private void addSquares(int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += row[i] * row[i];
        }
    }

    @Override
    public OptionalLong statedFrames() {
        return source.statedFrames();
    }

    @Override
    public List<String> warnings() {
        return source.warnings();
    }

    @Override
    public void close() {
        source.close();
    }
}
