package io.ripieno.music.metrics.separation;

/** The energies that the ratios of one estimate against one reference are made of, summed over samples and channels. */
final class Energies {
    private double image;
    private double spatial;
    private double error;
    private double target;
    private double interference;
    private double explained;
    private double artefact;
    private double distortion;

    /**
     * @param truth the reference, 0 beyond its end
     * @param said the estimate
     * @param own what of the estimate the reference's own channels explain
     * @param all what of it the channels of all references explain
     */
    void add(double truth, double said, double own, double all) {
        image += truth * truth;
        spatial += square(own - truth);
        error += square(said - truth);
        target += own * own;
        interference += square(all - own);
        explained += all * all;
        artefact += square(said - all);
        distortion += square(said - own);
    }

    double sdr(BssSettings.Variant variant) {
        return variant == BssSettings.Variant.SOURCES
                ? Decibels.ratio(target, distortion)
                : Decibels.ratio(image, error);
    }

    double isr(BssSettings.Variant variant) {
        return variant == BssSettings.Variant.SOURCES ? Double.NaN : Decibels.ratio(image, spatial);
    }

    double sir() {
        return Decibels.ratio(target, interference);
    }

    double sar() {
        return Decibels.ratio(explained, artefact);
    }

    private static double square(double x) {
        return x * x;
    }
}
