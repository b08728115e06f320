package io.ripieno.models.train.tagging;

import java.util.Random;

/**
 * Lends examples of a batch the colour of others: mean and standard deviation over time of each frequency band become a
 * mixture λ of an example's own and those of another, λ from a beta distribution. Labels stay, so that a network learns not
 * to lean on colours (Schmid et al., CP-JKU submission to DCASE 2022 task 1; Zhou et al., Domain generalization with
 * MixStyle, ICLR 2021).
 *
 * @param probability of a batch to be mixed, 0 to 1
 * @param alpha both parameters of the beta distribution; below 1 λ is mostly near 0 or 1
 */
public record FrequencyMixStyle(double probability, double alpha) {
    private static final double VARIANCE_FLOOR = 1e-5;

    public FrequencyMixStyle {
        if (!(probability >= 0 && probability <= 1 && alpha > 0)) {
            throw new IllegalArgumentException("The probability (" + probability
                    + ") must be from 0 to 1, and alpha (" + alpha + ") above 0.");
        }
    }

    /**
     * Mixes by chance.
     *
     * @param features {@code [examples][bands][frames]}, not changed
     * @return the features themselves, or a mixed copy
     */
    float[] apply(float[] features, int examples, int bands, Random random) {
        if (random.nextDouble() >= probability) {
            return features;
        }
        int frames = features.length / examples / bands;
        double[] means = new double[examples * bands];
        double[] deviations = new double[examples * bands];
        for (int row = 0; row < means.length; row++) {
            double sum = 0;
            double squares = 0;
            for (int i = row * frames; i < (row + 1) * frames; i++) {
                sum += features[i];
                squares += (double) features[i] * features[i];
            }
            means[row] = sum / frames;
            deviations[row] = Math.sqrt(Math.max(0, squares / frames - means[row] * means[row]) + VARIANCE_FLOOR);
        }
        int[] others = permutation(examples, random);
        float[] mixed = new float[features.length];
        for (int example = 0; example < examples; example++) {
            double own = beta(random);
            for (int band = 0; band < bands; band++) {
                int row = example * bands + band;
                int other = others[example] * bands + band;
                double mean = own * means[row] + (1 - own) * means[other];
                double factor = own + (1 - own) * deviations[other] / deviations[row];
                for (int i = row * frames; i < (row + 1) * frames; i++) {
                    mixed[i] = (float) (mean + factor * (features[i] - means[row]));
                }
            }
        }
        return mixed;
    }

    private static int[] permutation(int length, Random random) {
        int[] order = new int[length];
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }

    /** By Jöhnk's way, which is fast for an alpha below 1. */
    private double beta(Random random) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / alpha);
            double y = Math.pow(random.nextDouble(), 1 / alpha);
            if (x + y <= 1 && x + y > 0) {
                return x / (x + y);
            }
        }
    }
}
