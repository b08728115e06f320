package io.ripieno.music.mel;

import io.ripieno.music.spectral.RealFft;
import io.ripieno.music.spectral.Window;
import java.util.Arrays;
import java.util.Objects;

/**
 * The log-mel picture of VGGish (Hershey and others, ICASSP 2017, as in the published AudioSet code): 16 kHz; frames of
 * 400 samples every 160 under a periodic Hann window, not padded; the magnitude of a transform of 512; 64 mel bands from
 * 125 to 7500 Hz; {@code ln(mel + 0.01)}. N samples give {@code 1 + floor((N - 400) / 160)} frames. The network takes
 * them in patches of 96 frames; an incomplete last patch is left out.
 */
public final class VggishFrontEnd implements FrontEnd {
    public static final String NAME = "vggish-log-mel";

    /** The frames of a patch, 0.96 s. */
    public static final int PATCH_FRAMES = 96;

    private static final int SAMPLE_RATE = 16_000;
    private static final int BANDS = 64;
    private static final int FFT_SIZE = 512;
    private static final int WINDOW = 400;
    private static final int HOP = 160;
    private static final double LOG_OFFSET = 0.01;

    private final MelFilterBank bank = new MelFilterBank(BANDS, 125, 7_500, FFT_SIZE, SAMPLE_RATE);
    private final double[] window = Window.periodicHann(WINDOW).toDoubles();
    private final RealFft fft = new RealFft(FFT_SIZE);
    private final double[] frame = new double[FFT_SIZE];

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int sampleRate() {
        return SAMPLE_RATE;
    }

    @Override
    public int bands() {
        return BANDS;
    }

    @Override
    public int minimumSamples() {
        return WINDOW;
    }

    @Override
    public int frames(int samples) {
        TooShort.check(this, samples);
        return 1 + (samples - WINDOW) / HOP;
    }

    @Override
    public void extract(float[] mono, int from, int samples, float[] target, int at) {
        int frames = frames(samples);
        extract(mono, from, samples, frames, target, at, frames, 1);
    }

    /** The number of whole patches in so many samples; 0 below 0.975 s. */
    public int patches(int samples) {
        return samples < WINDOW ? 0 : frames(samples) / PATCH_FRAMES;
    }

    /**
     * Extracts the patches of a stretch of audio.
     *
     * @param target receives {@code [patches(samples)][96 frames][64 bands]}
     * @param at index in {@code target} of the first value
     */
    public void extractPatches(float[] mono, int from, int samples, float[] target, int at) {
        extract(mono, from, samples, patches(samples) * PATCH_FRAMES, target, at, 1, BANDS);
    }

    private void extract(
            float[] mono, int from, int samples, int frames, float[] target, int at, int bandStep, int frameStep) {
        Objects.checkFromIndexSize(from, samples, mono.length);
        Objects.checkFromIndexSize(at, frames * BANDS, target.length);
        for (int k = 0; k < frames; k++) {
            magnitudes(mono, from + k * HOP);
            for (int band = 0; band < BANDS; band++) {
                target[at + band * bandStep + k * frameStep] =
                        (float) Math.log(bank.apply(band, frame, 0) + LOG_OFFSET);
            }
        }
    }

    private void magnitudes(float[] mono, int start) {
        for (int n = 0; n < WINDOW; n++) {
            frame[n] = window[n] * mono[start + n];
        }
        Arrays.fill(frame, WINDOW, FFT_SIZE, 0);
        fft.power(frame);
        for (int bin = 0; bin < FFT_SIZE / 2; bin++) {
            frame[bin] = Math.sqrt(frame[bin]);
        }
    }
}
