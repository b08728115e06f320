package io.ripieno.models.data.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * What codecs of the kind of MP3 and AAC leave of sound: a modified discrete cosine transform of 1,024 coefficients
 * under a sine window, whose coefficients are rounded band by band in steps that follow the level of the band, more
 * coarsely the higher it is; bands that are far below their neighbours vanish. It is not any of these codecs, and
 * keeps the length and the place of the sound.
 *
 * @param sampleRate in Hz
 * @param quality mean accuracy, in dB of signal to rounding noise in the lows per 4 dB: 1 gurgles, 8 is clean
 */
public record TransformCodec(int sampleRate, double quality) implements Effect {
    private static final int BINS = 1024;
    private static final double SPREAD = 0.15;
    private static final double HEARD = 1e-4;

    public TransformCodec {
        if (!(quality > 0)) {
            throw new IllegalArgumentException("The quality of a codec (" + quality + ") must be positive.");
        }
    }

    @Override
    public void apply(float[][] channels) {
        int[] bands = bands();
        ModifiedCosineTransform transform = new ModifiedCosineTransform(BINS);
        for (float[] channel : channels) {
            code(channel, transform, bands);
        }
    }

    private void code(float[] samples, ModifiedCosineTransform transform, int[] bands) {
        double[] frame = new double[2 * BINS];
        double[] bins = new double[BINS];
        double[] overlap = new double[BINS];
        for (int at = -BINS; at < samples.length; at += BINS) {
            for (int i = 0; i < 2 * BINS; i++) {
                int from = at + i;
                frame[i] = from < 0 || from >= samples.length ? 0 : samples[from];
            }
            transform.forward(frame, bins);
            round(bins, bands);
            transform.inverse(bins, frame);
            for (int i = 0; i < BINS; i++) {
                if (at + i >= 0 && at + i < samples.length) {
                    overlap[i] += frame[i];
                }
            }
            // The samples of this frame's second half are still to be read by the next frame.
            for (int i = 0; i < BINS && at + i < samples.length; i++) {
                if (at + i >= 0) {
                    samples[at + i] = (float) overlap[i];
                }
            }
            System.arraycopy(frame, BINS, overlap, 0, BINS);
        }
    }

    private void round(double[] bins, int[] bands) {
        double below = 0;
        for (int band = 0; band + 1 < bands.length; band++) {
            double power = 0;
            for (int bin = bands[band]; bin < bands[band + 1]; bin++) {
                power += bins[bin] * bins[bin];
            }
            power /= bands[band + 1] - bands[band];
            double height = (double) band / bands.length;
            double accuracy = Math.max(0, 4 * quality * (1 - 0.75 * height));
            double masked = Math.max(power, SPREAD * below);
            // Rounding to a step makes noise of step² / 12.
            double step = Math.sqrt(12 * masked * Math.pow(10, -accuracy / 10));
            boolean heard = power > HEARD * below;
            for (int bin = bands[band]; bin < bands[band + 1]; bin++) {
                bins[bin] = heard && step > 0 ? Math.rint(bins[bin] / step) * step : 0;
            }
            below = Math.max(power, 0.3 * below);
        }
    }

    /** Bands about a third of a critical band to one wide: 100 Hz each below 500 Hz, a fifth of an octave above. */
    private int[] bands() {
        double width = sampleRate / 2.0 / BINS;
        List<Integer> edges = new ArrayList<>();
        edges.add(0);
        double hertz = 0;
        while (edges.get(edges.size() - 1) < BINS) {
            hertz = Math.max(hertz + 100, hertz * 1.15);
            int edge = (int) Math.min(BINS, Math.max(edges.get(edges.size() - 1) + 4, Math.round(hertz / width)));
            edges.add(edge);
        }
        return edges.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public boolean isLinear() {
        return false;
    }
}
