package io.ripieno.music.mel;

import io.ripieno.music.spectral.PowerSpectra;
import io.ripieno.music.spectral.Window;
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

    /** Samples from one frame to the next. */
    public static final int HOP = 320;

    /** The share of a sample that is taken off the next. */
    public static final double PRE_EMPHASIS = 0.97;

    private static final int FFT_SIZE = 1024;
    private static final int WINDOW = 800;
    private static final int MARGIN = (FFT_SIZE - WINDOW) / 2;

    /** Half of the transform's length times the sum of the squares of its window: what a mean square becomes, about. */
    public static final double WINDOW_POWER = FFT_SIZE / 2 * 0.375 * WINDOW;

    /** So many are transformed at once. */
    private static final int FRAMES = 64;

    private final EastSettings settings;
    private final MelFilterBank bank;
    private final double[] window = Window.symmetricHann(WINDOW).toDoubles();
    private final PowerSpectra spectra = new PowerSpectra(FFT_SIZE, FRAMES);
    private final double[] emphasised = new double[(FRAMES - 1) * HOP + WINDOW];
    private final double[] mels = new double[FRAMES];

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
        extract(mono, from, samples, target, at, true);
    }

    /** Extracts the powers of the mel bands, of which {@link #value} makes a picture, in the same order as a picture's. */
    public void powers(float[] mono, int from, int samples, float[] target, int at) {
        extract(mono, from, samples, target, at, false);
    }

    /** What a picture holds for the power of a mel band. */
    public static float value(double power) {
        return (float) ((QuickLog.of(power + LOG_OFFSET) + SHIFT) / SCALE);
    }

    /** The frequency of the peak of a band, in Hz. */
    public double centre(int band) {
        return bank.centre(band);
    }

    private void extract(float[] mono, int from, int samples, float[] target, int at, boolean picture) {
        int frames = frames(samples);
        Objects.checkFromIndexSize(from, samples, mono.length);
        Objects.checkFromIndexSize(at, frames * bands(), target.length);
        for (int first = 0; first < frames; first += FRAMES) {
            int count = Math.min(FRAMES, frames - first);
            emphasise(mono, from, samples - 1, first * HOP - WINDOW / 2, (count - 1) * HOP + WINDOW);
            fill(count);
            double[][] powers = spectra.transform(count);
            for (int band = 0; band < bands(); band++) {
                bank.apply(band, powers, mels, count);
                int row = at + band * frames + first;
                for (int k = 0; k < count; k++) {
                    target[row + k] = picture ? value(mels[k]) : (float) mels[k];
                }
            }
        }
    }

    /** Emphasises so many samples from {@code start} on, mirrored at both ends of the {@code length} that there are. */
    private void emphasise(float[] mono, int from, int length, int start, int count) {
        int inside = Math.max(0, -start);
        int behind = Math.min(count, length - start);
        for (int n = 0; n < inside; n++) {
            emphasised[n] = emphasise(mono, from - start - n);
        }
        for (int n = inside; n < behind; n++) {
            emphasised[n] = emphasise(mono, from + start + n);
        }
        for (int n = behind; n < count; n++) {
            emphasised[n] = emphasise(mono, from + 2 * (length - 1) - start - n);
        }
    }

    private static double emphasise(float[] mono, int i) {
        return mono[i + 1] - PRE_EMPHASIS * mono[i];
    }

    private void fill(int frames) {
        double[][] rows = spectra.samples();
        spectra.clear(0, MARGIN);
        spectra.clear(MARGIN + WINDOW, FFT_SIZE);
        for (int n = 0; n < WINDOW; n++) {
            double[] row = rows[MARGIN + n];
            double weight = window[n];
            for (int k = 0; k < frames; k++) {
                row[k] = weight * emphasised[n + k * HOP];
            }
        }
    }
}
