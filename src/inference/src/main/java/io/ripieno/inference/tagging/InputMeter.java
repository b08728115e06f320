package io.ripieno.inference.tagging;

import io.ripieno.inference.tagging.TaggingWarning.Kind;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.audio.MonoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Measures what passes through: length, clipping, and samples that are not finite, which it replaces by 0; and the level
 * of what {@link #mixed} gives.
 */
final class InputMeter implements AudioStream {
    private static final double SILENCE_DBFS = -70;
    private static final float FULL_SCALE = 0.9999f;
    private static final int CLIPPED_RUN = 3;
    private static final double CLIPPED_SHARE = 1e-4;
    private static final int STRETCH = 1024;

    private final AudioStream source;
    private final int[] run;
    private final LevelMeter mix;
    private long frames;
    private long clipped;
    private long notFinite;

    InputMeter(AudioStream source) {
        this.source = source;
        this.run = new int[source.format().channels()];
        this.mix = new LevelMeter(MonoStream.of(this));
    }

    /** What passes through, mixed down to one channel. */
    AudioStream mixed() {
        return mix;
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
                measure(target[channel], offset, offset + read, channel);
            }
            frames += read;
        }
        return read;
    }

    /** Looks closer only at stretches where there is something to find. */
    private void measure(float[] samples, int from, int to, int channel) {
        for (int begin = from; begin < to; begin += STRETCH) {
            int end = Math.min(begin + STRETCH, to);
            if (staysBelowFullScale(samples, begin, end)) {
                run[channel] = 0;
            } else {
                examine(samples, begin, end, channel);
            }
        }
    }

    private static boolean staysBelowFullScale(float[] samples, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!(Math.abs(samples[i]) < FULL_SCALE)) {
                return false;
            }
        }
        return true;
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
        double dbfs = mix.dbfs();
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
