package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.MetricException;

/**
 * Which BSS Eval.
 *
 * @param variant what distortion means
 * @param filters what the distortion filters are fitted to
 * @param framing how windows are cut
 * @param window samples of a window; {@link #WHOLE} for the whole signal
 * @param hop samples from window to window
 * @param permuted whether estimates are assigned to the references with the best mean SIR; otherwise as they come
 * @param taps length of the distortion filters
 */
public record BssSettings(
        Variant variant, Filters filters, Framing framing, int window, int hop, boolean permuted, int taps) {
    /** As a window: the whole signal. */
    public static final int WHOLE = Integer.MAX_VALUE;

    /** The length of the filters in all published versions. */
    public static final int TAPS = 512;

    /** What of an estimate counts as distortion. */
    public enum Variant {
        /** A filtered source is still the source: SDR of BSS Eval v2 and v3 "sources"; there is no ISR. */
        SOURCES,
        /** A source that sounds otherwise in its channels is distorted: "images", and museval. */
        IMAGES
    }

    /** What filters are fitted to. */
    public enum Filters {
        /** To each window anew: v3. */
        PER_WINDOW,
        /** To the whole signal, once: v4. */
        GLOBAL
    }

    /** How a signal is cut into windows; what is left at its end is dropped. */
    public enum Framing {
        /** Fewer than two windows are taken as the whole signal. */
        MIR_EVAL,
        /** A signal of one window to two keeps its one window. */
        MUSEVAL
    }

    public BssSettings {
        if (window < 1 || hop < 1 || taps < 1) {
            throw new MetricException("A window of %d, a hop of %d and %d taps: each must be at least 1. Give samples."
                    .formatted(window, hop, taps));
        }
    }

    /** {@code mir_eval.separation.bss_eval_sources}: the whole signal, permuted. */
    public static BssSettings sources() {
        return new BssSettings(Variant.SOURCES, Filters.PER_WINDOW, Framing.MIR_EVAL, WHOLE, 1, true, TAPS);
    }

    /** {@code mir_eval.separation.bss_eval_images}: the whole signal, permuted. */
    public static BssSettings images() {
        return new BssSettings(Variant.IMAGES, Filters.PER_WINDOW, Framing.MIR_EVAL, WHOLE, 1, true, TAPS);
    }

    /** museval's v4: global filters, not permuted; one second for both at 44.1 kHz is {@code 44100}. */
    public static BssSettings v4(int window, int hop) {
        return new BssSettings(Variant.IMAGES, Filters.GLOBAL, Framing.MUSEVAL, window, hop, false, TAPS);
    }

    /** museval's v3: filters for each window, not permuted. */
    public static BssSettings v3(int window, int hop) {
        return new BssSettings(Variant.IMAGES, Filters.PER_WINDOW, Framing.MUSEVAL, window, hop, false, TAPS);
    }

    /** The framewise functions of {@code mir_eval}: windows of these, each judged from scratch. */
    public BssSettings framewise(int windowSamples, int hopSamples) {
        return new BssSettings(variant, filters, framing, windowSamples, hopSamples, permuted, taps);
    }

    public BssSettings permuted(boolean wanted) {
        return new BssSettings(variant, filters, framing, window, hop, wanted, taps);
    }

    int windows(int samples) {
        if (window >= samples) {
            return 1;
        }
        int whole = (int) (((long) samples - window + hop) / hop);
        return framing == Framing.MIR_EVAL && whole < 2 ? 1 : whole;
    }

    int from(int index) {
        return index * hop;
    }

    int to(int index, int samples) {
        boolean all = window >= samples || framing == Framing.MIR_EVAL && windows(samples) == 1;
        return all ? samples : index * hop + window;
    }
}
