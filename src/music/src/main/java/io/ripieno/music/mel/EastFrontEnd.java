package io.ripieno.music.mel;

import io.ripieno.music.spectral.RealFft;
import io.ripieno.music.spectral.Window;
import java.util.Arrays;
import java.util.Objects;

/**
 * The log-mel picture of EAsT (Ding and Lerch, ISMIR 2023, as in the official code): pre-emphasis
 * {@code y[n] = x[n + 1] - 0.97 x[n]}, one sample shorter; frames of 1024 every 320 samples, centred, the ends reflected;
 * a symmetric Hann window of 800 samples in the middle; power; Kaldi mel bands; {@code ln(mel + 1e-5)}; and
 * {@code (v + 3.7) / 3.1}. N samples give {@code 1 + floor((N - 1) / 320)} frames.
 */
public final class EastFrontEnd implements FrontEnd {
    static final double LOG_OFFSET = 1e-5;
    static final double SHIFT = 3.7;
    static final double SCALE = 3.1;

    private static final int FFT_SIZE = 1024;
    private static final int HOP = 320;
    private static final int WINDOW = 800;
    private static final int MARGIN = (FFT_SIZE - WINDOW) / 2;
    private static final double PRE_EMPHASIS = 0.97;

    private final EastSettings settings;
    private final MelFilterBank bank;
    private final double[] window = Window.symmetricHann(WINDOW).toDoubles();
    private final RealFft fft = new RealFft(FFT_SIZE);
    private final double[] frame = new double[FFT_SIZE];

    public EastFrontEnd(EastSettings settings) {
        this.settings = settings;
        this.bank = new MelFilterBank(
                settings.bands(), settings.lowHz(), settings.highHz(), FFT_SIZE, settings.sampleRate());
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public int sampleRate() {
        return settings.sampleRate();
    }

    @Override
    public int bands() {
        return settings.bands();
    }

    /** 514: after pre-emphasis one more than the 512 that are reflected. */
    @Override
    public int minimumSamples() {
        return FFT_SIZE / 2 + 2;
    }

    @Override
    public int frames(int samples) {
        TooShort.check(this, samples);
        return 1 + (samples - 1) / HOP;
    }

    @Override
    public void extract(float[] mono, int from, int samples, float[] target, int at) {
        int frames = frames(samples);
        Objects.checkFromIndexSize(from, samples, mono.length);
        Objects.checkFromIndexSize(at, frames * bands(), target.length);
        for (int k = 0; k < frames; k++) {
            fill(mono, from, samples - 1, k * HOP - WINDOW / 2);
            fft.power(frame);
            for (int band = 0; band < bands(); band++) {
                double mel = bank.apply(band, frame, 0);
                target[at + band * frames + k] = (float) ((Math.log(mel + LOG_OFFSET) + SHIFT) / SCALE);
            }
        }
    }

    /** Puts the windowed samples from {@code start} on, of {@code emphasised} that there are, into the frame. */
    private void fill(float[] mono, int from, int emphasised, int start) {
        Arrays.fill(frame, 0);
        if (start >= 0 && start + WINDOW <= emphasised) {
            for (int n = 0; n < WINDOW; n++) {
                frame[MARGIN + n] = window[n] * emphasise(mono, from + start + n);
            }
            return;
        }
        for (int n = 0; n < WINDOW; n++) {
            int mirrored = Math.abs(start + n);
            int i = mirrored < emphasised ? mirrored : 2 * (emphasised - 1) - mirrored;
            frame[MARGIN + n] = window[n] * emphasise(mono, from + i);
        }
    }

    private static double emphasise(float[] mono, int i) {
        return mono[i + 1] - PRE_EMPHASIS * mono[i];
    }
}
