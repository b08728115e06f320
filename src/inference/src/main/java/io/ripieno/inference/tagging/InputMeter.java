package io.ripieno.inference.tagging;

import io.ripieno.inference.tagging.TaggingWarning.Kind;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Measures what passes through: length, level of the mono mix, clipping, and samples that are not finite, which it
 * replaces by 0.
 */
final class InputMeter implements AudioStream {
    private static final double SILENCE_DBFS = -70;
    private static final float FULL_SCALE = 0.9999f;
    private static final int CLIPPED_RUN = 3;
    private static final double CLIPPED_SHARE = 1e-4;

    private final AudioStream source;
    private final int[] run;
    private final double[] mix = new double[512];
    private long frames;
    private long clipped;
    private long notFinite;
    private double energy;

    InputMeter(AudioStream source) {
        this.source = source;
        this.run = new int[source.format().channels()];
    }

    @Override
    public AudioFormat format() {
        return source.format();
    }

    @Override
    public int read(float[][] target, int offset, int count) throws AudioException {
        int read = source.read(target, offset, count);
        if (read > 0) {
            for (int channel = 0; channel < run.length; channel++) {
                examine(target[channel], offset, offset + read, channel);
            }
            addEnergy(target, offset, offset + read);
            frames += read;
        }
        return read;
    }

    private void examine(float[] samples, int from, int to, int channel) {
        int length = run[channel];
        for (int i = from; i < to; i++) {
            float level = Math.abs(samples[i]);
            if (level < FULL_SCALE) {
                length = 0;
            } else if (level <= Float.MAX_VALUE) {
                length++;
                clipped += length == CLIPPED_RUN ? CLIPPED_RUN : length > CLIPPED_RUN ? 1 : 0;
            } else {
                samples[i] = 0;
                notFinite++;
                length = 0;
            }
        }
        run[channel] = length;
    }

    /** Block by block and in four sums, since an addition to one sum would wait for the one before. */
    private void addEnergy(float[][] target, int from, int to) {
        for (int begin = from; begin < to; begin += mix.length) {
            int count = Math.min(mix.length, to - begin);
            Arrays.fill(mix, 0);
            for (int channel = 0; channel < run.length; channel++) {
                addTo(mix, target[channel], begin, count);
            }
            energy += sumOfSquares(mix) / ((double) run.length * run.length);
        }
    }

    private static void addTo(double[] mix, float[] samples, int begin, int count) {
        for (int i = 0; i < count; i++) {
            mix[i] += samples[begin + i];
        }
    }

    private static double sumOfSquares(double[] values) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int i = 0; i < values.length; i += 4) {
            a += values[i] * values[i];
            b += values[i + 1] * values[i + 1];
            c += values[i + 2] * values[i + 2];
            d += values[i + 3] * values[i + 3];
        }
        return a + b + c + d;
    }

    /** How many frames have passed. */
    long frames() {
        return frames;
    }

    double seconds() {
        return (double) frames / format().sampleRate();
    }

    /** Length as the container states it, in seconds, or NaN. */
    double statedSeconds() {
        OptionalLong stated = statedFrames();
        return stated.isPresent() ? (double) stated.getAsLong() / format().sampleRate() : Double.NaN;
    }

    /** What a reader of the result should know; complete once the end has been read. */
    List<TaggingWarning> findings() {
        List<TaggingWarning> findings = new ArrayList<>();
        double dbfs = 10 * Math.log10(Math.max(energy / Math.max(frames, 1), 1e-30));
        if (dbfs < SILENCE_DBFS) {
            findings.add(new TaggingWarning(
                    Kind.SILENT,
                    String.format(
                            Locale.ROOT,
                            "The recording is silent: its level is %.0f dBFS, below %.0f dBFS.",
                            dbfs,
                            SILENCE_DBFS)));
        }
        double samples = (double) frames * run.length;
        if (clipped > CLIPPED_SHARE * samples) {
            findings.add(new TaggingWarning(
                    Kind.CLIPPED,
                    String.format(
                            Locale.ROOT,
                            "The recording is clipped: %d samples (%.2f %%) are at full scale in runs of %d or more.",
                            clipped,
                            100 * clipped / samples,
                            CLIPPED_RUN)));
        }
        if (notFinite > 0) {
            findings.add(new TaggingWarning(
                    Kind.NOT_FINITE,
                    "The recording has " + notFinite + " samples that are not finite numbers; they were taken as 0."));
        }
        source.warnings().forEach(warning -> findings.add(new TaggingWarning(Kind.DAMAGED, warning)));
        return findings;
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
