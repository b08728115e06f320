package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.MetricException;
import org.jspecify.annotations.Nullable;

/** Ratios of whole signals, {@code [channels][samples]}, that need no projection. All in dB. */
public final class Ratios {
    private static final double USDR_FLOOR = 1e-7;

    private Ratios() {}

    /**
     * SI-SDR: the estimate against the truth scaled to fit it best, over all channels together; minus infinity for an
     * estimate that is silent, or is only an offset that is taken off.
     *
     * @param centred whether the mean of each channel is taken off first, as most do
     * @throws MetricException if the shapes differ or the truth is silent
     */
    public static double scaleInvariant(float[][] truth, float[][] estimate, boolean centred) {
        requireSameShape(truth, estimate);
        double common = 0;
        double power = 0;
        double said = 0;
        for (int c = 0; c < truth.length; c++) {
            double meanTruth = centred ? mean(truth[c]) : 0;
            double meanEstimate = centred ? mean(estimate[c]) : 0;
            for (int n = 0; n < truth[c].length; n++) {
                common += (truth[c][n] - meanTruth) * (estimate[c][n] - meanEstimate);
                power += square(truth[c][n] - meanTruth);
                said += square(estimate[c][n] - meanEstimate);
            }
        }
        requireSounding(power);
        if (said == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double scale = common / power;
        double error = 0;
        for (int c = 0; c < truth.length; c++) {
            double meanTruth = centred ? mean(truth[c]) : 0;
            double meanEstimate = centred ? mean(estimate[c]) : 0;
            for (int n = 0; n < truth[c].length; n++) {
                error += square(estimate[c][n] - meanEstimate - scale * (truth[c][n] - meanTruth));
            }
        }
        return Decibels.ratio(scale * scale * power, error);
    }

    /** uSDR, the "new SDR" of the Music Demixing challenges: defined also for silence, by a floor of 1e-7 in both energies. */
    public static double utterance(float[][] truth, float[][] estimate) {
        requireSameShape(truth, estimate);
        return Decibels.ratio(energy(truth, null) + USDR_FLOOR, energy(truth, estimate) + USDR_FLOOR);
    }

    /**
     * SDR as "images" define it: energy of the truth to that of the error.
     *
     * @throws MetricException if the shapes differ or the truth is silent
     */
    public static double sdr(float[][] truth, float[][] estimate) {
        requireSameShape(truth, estimate);
        double power = energy(truth, null);
        requireSounding(power);
        return Decibels.ratio(power, energy(truth, estimate));
    }

    /**
     * By how much the SDR of an estimate is above that of the mixture.
     *
     * @throws MetricException if the shapes differ or the truth is silent
     */
    public static double improvement(float[][] truth, float[][] estimate, float[][] mixture) {
        return sdr(truth, estimate) - sdr(truth, mixture);
    }

    private static double energy(float[][] signal, float @Nullable [][] less) {
        double sum = 0;
        for (int c = 0; c < signal.length; c++) {
            for (int n = 0; n < signal[c].length; n++) {
                sum += square(signal[c][n] - (less == null ? 0.0 : less[c][n]));
            }
        }
        return sum;
    }

    private static void requireSounding(double power) {
        if (power == 0) {
            throw new MetricException(
                    "The true source is silent, and this ratio is not defined for that. Leave the source out.");
        }
    }

    private static void requireSameShape(float[][] truth, float[][] estimate) {
        boolean same = truth.length == estimate.length && truth.length > 0;
        for (int c = 0; same && c < truth.length; c++) {
            same = truth[c].length == estimate[c].length;
        }
        if (!same) {
            throw new MetricException(
                    "The truth has %d channels and the estimate %d, or their lengths differ. Give the same shape."
                            .formatted(truth.length, estimate.length));
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double square(double x) {
        return x * x;
    }
}
