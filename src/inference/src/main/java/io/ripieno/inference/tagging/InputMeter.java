package io.ripieno.inference.tagging;

import io.ripieno.inference.tagging.TaggingWarning.Kind;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.audio.ClippedRuns;
import io.ripieno.music.audio.MonoStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Measures what passes through: length, and the level of what {@link #mixed} gives; and, unless the source has looked at
 * each sample already, clipping and samples that are not finite, which it replaces by 0.
 */
final class InputMeter implements AudioStream {
    private static final double CLIPPED_SHARE = 1e-4;

    private final AudioStream source;
    private final int channels;
    private final boolean isExamined;
    private final ClippedRuns clipped;
    private final LevelMeter mix;
    private long frames;
    private long notFinite;

    InputMeter(AudioStream source) {
        this.source = source;
        this.channels = source.format().channels();
        this.isExamined = source.clippedSamples().isPresent();
        this.clipped = new ClippedRuns(channels);
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
            for (int channel = 0; channel < channels && !isExamined; channel++) {
                examine(target[channel], offset, offset + read, channel);
            }
            frames += read;
        }
        return read;
    }

    private void examine(float[] samples, int from, int to, int channel) {
        for (int i = from; i < to; i++) {
            if (!(Math.abs(samples[i]) < ClippedRuns.FULL_SCALE)) {
                if (Float.isFinite(samples[i])) {
                    clipped.add(channel, frames + i - from);
                } else {
                    samples[i] = 0;
                    notFinite++;
                }
            }
        }
    }

    @Override
    public OptionalLong clippedSamples() {
        return isExamined ? source.clippedSamples() : OptionalLong.of(clipped.samples());
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
        if (mix.isSilent()) {
            findings.add(new TaggingWarning(
                    Kind.SILENT,
                    String.format(
                            Locale.ROOT,
                            "The recording is silent: its level is %.0f dBFS, below %.0f dBFS.",
                            mix.dbfs(),
                            LevelMeter.SILENCE)));
        }
        double samples = (double) frames * channels;
        long atFullScale = clippedSamples().orElse(0);
        if (atFullScale > CLIPPED_SHARE * samples) {
            findings.add(new TaggingWarning(
                    Kind.CLIPPED,
                    String.format(
                            Locale.ROOT,
                            "The recording is clipped: %d samples (%.2f %%) are at full scale in runs of %d or more.",
                            atFullScale,
                            100 * atFullScale / samples,
                            ClippedRuns.SHORTEST)));
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
