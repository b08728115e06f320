package io.ripieno.music.metrics.separation;

/**
 * Ratios in dB, {@code [sources][windows]}; NaN where a source is silent in the window, infinite where nothing is wrong.
 *
 * @param sdr source to distortion
 * @param isr image to spatial distortion; NaN for {@link BssSettings.Variant#SOURCES}
 * @param sir source to interference
 * @param sar source to artefacts
 * @param permutation the estimate that was taken for each reference, {@code [windows][sources]}; one row where the filters
 *     are global; -1 where a source is silent
 */
public record BssScores(double[][] sdr, double[][] isr, double[][] sir, double[][] sar, int[][] permutation) {
    public int sources() {
        return sdr.length;
    }

    public int windows() {
        return sdr[0].length;
    }
}
