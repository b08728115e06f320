package io.ripieno.inference.tagging;

import io.ripieno.inference.model.AudioSpec;
import io.ripieno.music.audio.AudioBuffer;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioFormat;
import io.ripieno.music.audio.AudioStream;
import io.ripieno.music.audio.MonoStream;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import io.ripieno.music.resample.Resampler;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/**
 * What a tagger's work before the network costs a thread of the host.
 *
 * @param perSecond of audio: mixing 44.1 kHz stereo down and resampling it, in seconds
 * @param perWindow the front end, in seconds
 */
public record FrontEndCost(double perSecond, double perWindow) {
    private static final int SOURCE_RATE = 44_100;

    /** Nothing was measured yet. */
    public static final FrontEndCost UNKNOWN = new FrontEndCost(0, 0);

    public FrontEndCost {
        if (!(perSecond >= 0) || !(perWindow >= 0)) {
            throw new IllegalArgumentException(
                    "Costs (" + perSecond + " s, " + perWindow + " s) must not be negative. Measure them again.");
        }
    }

    /** Seconds of the host for a recording that is cut into so many windows. */
    public double seconds(double audioSeconds, long windows) {
        return perSecond * audioSeconds + perWindow * windows;
    }

    /**
     * Takes a window of noise through all of it, until that gets no faster or one time is within a factor of two of what
     * was kept, which is then believed.
     *
     * @param nanos clock of the calling thread
     * @param kept from an earlier start, or {@link #UNKNOWN}
     */
    public static FrontEndCost measure(AudioSpec audio, LongSupplier nanos, FrontEndCost kept) {
        int frames = (int) Math.ceil(audio.windowSeconds() * SOURCE_RATE);
        AudioBuffer stereo =
                new AudioBuffer(new AudioFormat(SOURCE_RATE, 2), new float[][] {noise(frames, 1), noise(frames, 2)});
        float[] window = noise(audio.windowSamples(), 3);
        FrontEnd frontEnd = FrontEnds.create(audio.frontEnd());
        float[] picture = new float[frontEnd.bands() * frontEnd.frames(window.length)];
        double seconds = (double) frames / SOURCE_RATE;
        SteadyTime resampling = new SteadyTime(
                nanos, seconds, () -> Resampler.resample(mixed(stereo), SOURCE_RATE, audio.sampleRate()));
        SteadyTime extracting = new SteadyTime(nanos, 1, () -> frontEnd.extract(window, 0, window.length, picture, 0));
        return new FrontEndCost(resampling.seconds(kept.perSecond()), extracting.seconds(kept.perWindow()));
    }

    private static float[] mixed(AudioBuffer stereo) {
        float[][] mix = new float[1][stereo.frames()];
        try (AudioStream mono = MonoStream.of(stereo.stream())) {
            mono.read(mix, 0, mix[0].length);
            return mix[0];
        } catch (AudioException e) {
            throw new IllegalStateException("Audio in memory is always readable.", e);
        }
    }

    private static float[] noise(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (random.nextDouble() - 0.5);
        }
        return noise;
    }
}
