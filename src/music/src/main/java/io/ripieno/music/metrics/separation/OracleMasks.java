package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.spectral.Edges;
import io.ripieno.music.spectral.Spectrogram;
import io.ripieno.music.spectral.Stft;
import io.ripieno.music.spectral.StftSettings;
import io.ripieno.music.spectral.Tail;
import io.ripieno.music.spectral.Window;

/**
 * What masks could do at best, knowing the truth: the definitions of the SiSEC campaigns. Report the grid with the figures.
 *
 * @param fftSize samples of a frame, a periodic Hann window
 * @param hop samples from frame to frame, at most three quarters of a frame
 */
public record OracleMasks(int fftSize, int hop) {
    /** 2048 samples, half overlapping: the grid of SiSEC. */
    public static final OracleMasks SISEC = new OracleMasks(2048, 1024);

    /** The grid of Open-Unmix and of instrument-activation-aware separation. */
    public static final OracleMasks UNMIX = new OracleMasks(4096, 1024);

    private static final double EPSILON = Math.ulp(1.0);

    public OracleMasks {
        if (hop < 1 || 4L * hop > 3L * fftSize) {
            throw new MetricException(
                    "Masks of frames of %d samples are %d apart. Give a hop from 1 to three quarters of the frame."
                            .formatted(fftSize, hop));
        }
    }

    /** The gain of one source in one cell. */
    @FunctionalInterface
    private interface Gain {
        double of(double source, double mixture, double all);
    }

    /**
     * The ideal binary mask (IBM): each cell of the mixture goes to each source whose part of it reaches a share.
     *
     * @param mixture {@code [channels][samples]}
     * @param alpha the power that magnitudes are raised to, 1 in SiSEC
     * @param theta the share, 0.5 in SiSEC
     * @return estimates in the shape of the references
     */
    public Sources binary(Sources references, float[][] mixture, double alpha, double theta) {
        return estimate(
                references, mixture, alpha, (source, mixed, all) -> source / (EPSILON + mixed) >= theta ? 1 : 0);
    }

    /**
     * The ideal ratio mask (IRM): each source gets its share of the sum of all.
     *
     * @param alpha the power that magnitudes are raised to, 2 in SiSEC
     */
    public Sources ratio(Sources references, float[][] mixture, double alpha) {
        return estimate(references, mixture, alpha, (source, mixed, all) -> source / (EPSILON + all));
    }

    /** The mixture itself as the estimate of each source: with a scale of 1 the input SDR, with 1/J the SiSEC "MIX". */
    public static Sources mixture(int sources, float[][] mixture, double scale) {
        float[][][] estimates = new float[sources][mixture.length][mixture[0].length];
        for (float[][] estimate : estimates) {
            for (int c = 0; c < mixture.length; c++) {
                for (int n = 0; n < mixture[c].length; n++) {
                    estimate[c][n] = (float) (scale * mixture[c][n]);
                }
            }
        }
        return new Sources(estimates);
    }

    private Sources estimate(Sources references, float[][] mixture, double alpha, Gain gain) {
        if (mixture.length != references.channels() || mixture[0].length != references.length()) {
            throw new MetricException(
                    "The mixture has %d channels of %d samples and the references %d of %d. Give the mixture of these references."
                            .formatted(mixture.length, mixture[0].length, references.channels(), references.length()));
        }
        float[][][] estimates = new float[references.count()][references.channels()][];
        Stft stft = new Stft(new StftSettings(Window.periodicHann(fftSize), fftSize, hop, Edges.ZEROS, Tail.COVERED));
        for (int c = 0; c < references.channels(); c++) {
            Spectrogram mixed = stft.forward(mixture[c]);
            Spectrogram[] truth = new Spectrogram[references.count()];
            for (int s = 0; s < truth.length; s++) {
                truth[s] = stft.forward(references.samples()[s][c]);
            }
            for (int s = 0; s < truth.length; s++) {
                estimates[s][c] = stft.inverse(masked(mixed, truth, s, alpha, gain), references.length());
            }
        }
        return new Sources(estimates);
    }

    private static Spectrogram masked(Spectrogram mixed, Spectrogram[] truth, int source, double alpha, Gain gain) {
        Spectrogram result = new Spectrogram(mixed.frames(), mixed.bins());
        for (int f = 0; f < mixed.frames(); f++) {
            for (int k = 0; k < mixed.bins(); k++) {
                double all = 0;
                for (Spectrogram each : truth) {
                    all += power(each, f, k, alpha);
                }
                double g = gain.of(power(truth[source], f, k, alpha), power(mixed, f, k, alpha), all);
                result.frame(f)[2 * k] = (float) (g * mixed.re(f, k));
                result.frame(f)[2 * k + 1] = (float) (g * mixed.im(f, k));
            }
        }
        return result;
    }

    private static double power(Spectrogram spectrogram, int frame, int bin, double alpha) {
        double magnitude = Math.hypot(spectrogram.re(frame, bin), spectrogram.im(frame, bin));
        return alpha == 1 ? magnitude : alpha == 2 ? magnitude * magnitude : Math.pow(magnitude, alpha);
    }
}
