package io.ripieno.inference.tagging;

import io.ripieno.inference.host.HostJob;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.resample.Resampler;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;

/**
 * One channel at another sample rate. The source is read on the thread that reads this, so that one that keeps it
 * waiting holds up no other recording; the samples are converted on the host pool. Memory is bounded.
 */
final class HostResampledStream implements AudioStream {
    private static final int SLICE = 1 << 16;

    /** The host pool took no slice. Thrown from {@link #read}, which knows only the errors of audio. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final InferenceException refusal;

        private Refused(InferenceException refusal) {
            super(refusal.getMessage(), refusal);
            this.refusal = refusal;
        }

        InferenceException refusal() {
            return refusal;
        }
    }

    private final AudioStream source;
    private final AudioFormat format;
    private final HostJob host;
    private final Resampler resampler;
    private final float[][] input = new float[1][SLICE];
    private float[] output = new float[0];
    private int next;
    private int end;
    private boolean ended;
    private boolean flushed;

    private HostResampledStream(AudioStream mono, int sampleRate, HostJob host) {
        this.source = mono;
        this.format = new AudioFormat(sampleRate, 1);
        this.host = host;
        this.resampler = new Resampler(mono.format().sampleRate(), sampleRate);
    }

    /** The same audio at a sample rate; the source itself if it has that rate already. */
    static AudioStream of(AudioStream mono, int sampleRate, HostJob host) {
        return mono.format().sampleRate() == sampleRate ? mono : new HostResampledStream(mono, sampleRate, host);
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    /** @throws Refused if the host pool is closed */
    @Override
    public int read(float[][] target, int offset, int frames) throws AudioException {
        while (next == end) {
            if (flushed) {
                return -1;
            }
            int filled = fill();
            next = 0;
            end = convertOnHost(filled);
        }
        int count = Math.min(frames, end - next);
        System.arraycopy(output, next, target[0], offset, count);
        next += count;
        return count;
    }

    private int fill() throws AudioException {
        int filled = 0;
        while (!ended && filled < SLICE) {
            int read = source.read(input, filled, SLICE - filled);
            ended = read < 0;
            filled += Math.max(read, 0);
        }
        return filled;
    }

    private int convertOnHost(int filled) {
        try {
            return host.call(() -> convert(filled));
        } catch (InferenceException e) {
            throw new Refused(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Resampling from " + source.format() + " to " + format + " broke off.", e);
        }
    }

    private int convert(int filled) {
        flushed = filled == 0;
        int count = flushed ? resampler.pendingAtEnd() : resampler.pendingAfter(filled);
        if (output.length < count) {
            output = new float[count];
        }
        return flushed ? resampler.flush(output, 0) : resampler.process(input[0], 0, filled, output, 0);
    }

    @Override
    public OptionalLong statedFrames() {
        OptionalLong stated = source.statedFrames();
        return stated.isPresent() ? OptionalLong.of(resampler.outputsFor(stated.getAsLong())) : stated;
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
