package io.ripieno.models.data.augment;

import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.decode.UnshelteredCodec;
import io.ripieno.music.decode.UnshelteredCodec.Kind;
import io.ripieno.music.resample.Resampler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Takes sound through a codec that people keep their music in, such as MP3 or Opus. What it takes is up to
 * the encoder: MP3 has a list of sample rates, to one of which sound is brought, and this Vorbis wants two channels. Apart from AAC, which fills bands with
 * noise of its own, the same sound gives the same.
 *
 * @param sampleRate of the sound in Hz
 * @param bitRate in bits per second for all channels
 */
public record FileCodec(int sampleRate, Kind kind, int bitRate) implements Effect {
    private static final int OPUS_HERTZ = 48_000;
    private static final NavigableSet<Integer> MP3_HERTZ =
            new TreeSet<>(List.of(8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000));

    /** @throws UncheckedIOException if the codec does not take the rates, or there is no room for temporary files */
    @Override
    public void apply(float[][] channels) {
        int rate = codedRate();
        float[][] in = new float[channels.length][];
        for (int channel = 0; channel < in.length; channel++) {
            in[channel] = Resampler.resample(channels[channel], sampleRate, rate);
        }
        try {
            AudioBuffer out =
                    UnshelteredCodec.roundTrip(new AudioBuffer(new AudioFormat(rate, in.length), in), kind, bitRate);
            for (int channel = 0; channel < in.length; channel++) {
                float[] back =
                        Resampler.resample(out.samples()[channel], out.format().sampleRate(), sampleRate);
                int kept = Math.min(back.length, channels[channel].length);
                System.arraycopy(back, 0, channels[channel], 0, kept);
                Arrays.fill(channels[channel], kept, channels[channel].length, 0);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The sound could not be taken through " + kind + " at " + sampleRate + " Hz and " + bitRate
                            + " bits a second (" + e.getMessage() + "). Choose rates that it takes.",
                    e);
        }
    }

    /** Opus knows one rate; for MP3, the highest of its list that is not above the sound's. */
    private int codedRate() {
        return switch (kind) {
            case OPUS -> OPUS_HERTZ;
            case MP3 ->
                MP3_HERTZ.headSet(Math.max(MP3_HERTZ.first(), sampleRate), true).last();
            default -> sampleRate;
        };
    }

    @Override
    public boolean isLinear() {
        return false;
    }
}
