package io.ripieno.music.resample;

import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import java.util.OptionalLong;

/** Audio of any number of channels at another sample rate, see {@link Resampler}. Memory is bounded. */
public final class ResampledStream implements AudioStream {
    private static final int BLOCK = 8_192;

    private final AudioStream source;
    private final AudioFormat format;
    private final Resampler[] resamplers;
    private final float[][] input;
    private float[][] output;
    private int next;
    private int end;
    private boolean exhausted;

    private ResampledStream(AudioStream source, int sampleRate) {
        int channels = source.format().channels();
        this.source = source;
        this.format = new AudioFormat(sampleRate, channels);
        this.resamplers = new Resampler[channels];
        for (int channel = 0; channel < channels; channel++) {
            resamplers[channel] = new Resampler(source.format().sampleRate(), sampleRate);
        }
        this.input = new float[channels][BLOCK];
        this.output = new float[channels][0];
    }

    /**
     * The same audio at a sample rate; the source itself if it has that rate already. Closing the result closes the
     * source.
     */
    public static AudioStream of(AudioStream source, int sampleRate) {
        return source.format().sampleRate() == sampleRate ? source : new ResampledStream(source, sampleRate);
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    @Override
    public int read(float[][] target, int offset, int frames) throws AudioException {
        while (next == end) {
            if (exhausted) {
                return -1;
            }
            convert();
        }
        int count = Math.min(frames, end - next);
        for (int channel = 0; channel < output.length; channel++) {
            System.arraycopy(output[channel], next, target[channel], offset, count);
        }
        next += count;
        return count;
    }

    private void convert() throws AudioException {
        int read = source.read(input, 0, BLOCK);
        exhausted = read < 0;
        next = 0;
        end = exhausted ? resamplers[0].pendingAtEnd() : resamplers[0].pendingAfter(read);
        if (output[0].length < end) {
            output = new float[output.length][end];
        }
        for (int channel = 0; channel < output.length; channel++) {
            if (exhausted) {
                resamplers[channel].flush(output[channel], 0);
            } else {
                resamplers[channel].process(input[channel], 0, read, output[channel], 0);
            }
        }
    }

    @Override
    public OptionalLong statedFrames() {
        OptionalLong stated = source.statedFrames();
        return stated.isPresent() ? OptionalLong.of(resamplers[0].outputsFor(stated.getAsLong())) : stated;
    }

    @Override
    public void close() {
        source.close();
    }
}
