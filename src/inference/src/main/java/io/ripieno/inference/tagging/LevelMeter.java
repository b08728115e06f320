package io.ripieno.inference.tagging;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Tells whether one channel that passes through is silent: below -70 dB, that of a constant of 1 being 0. It listens no
 * longer once it has heard so much that silence up to the end of a whole day would not make it so.
 */
final class LevelMeter implements AudioStream {
    /** In dB, below which all is silent. */
    static final double SILENCE = -70;

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final double LEAST_POWER = 1e-30;

    /** Sums side by side: no addition waits for the one before, so that the compiler makes vector instructions of them. */
    private final float[] sums = new float[512];

    /** Samples to be added to the sums of the same index. */
    private final float[] row = new float[sums.length];

    private final AudioStream source;
    private final double enough;
    private long frames;
    private double energy;

    LevelMeter(AudioStream source) {
        this.source = source;
        this.enough = Math.pow(10, SILENCE / 10)
                * LONGEST.toSeconds()
                * source.format().sampleRate();
    }

    boolean isSilent() {
        return energy < enough && dbfs() < SILENCE;
    }

    /** In dB, of what was listened to; -300 if all of it is zero or nothing has passed. */
    double dbfs() {
        return 10 * Math.log10(Math.max(energy / Math.max(frames, 1), LEAST_POWER));
    }

    @Override
    public AudioFormat format() {
        return source.format();
    }

    @Override
    public int read(float[][] target, int offset, int count) throws AudioException {
        int read = source.read(target, offset, count);
        if (read > 0 && energy < enough) {
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
