package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import java.util.SplittableRandom;

/**
 * The beta-VAE score (Higgins et al. 2017): of pairs of items that share the value of one factor, how far the codes lie
 * apart on average over a batch; how often a linear classifier tells from that which factor it is. Pairs are drawn with
 * replacement from the sample: a factor for the batch, an item, and another with the same value of the factor.
 *
 * @param train accuracy on the batches that the classifier was fitted to
 * @param test accuracy on other batches
 */
public record BetaVaeScore(double train, double test) {
    private static final int MOST = 1 << 26;

    /**
     * How batches are drawn and judged.
     *
     * @param pairs of a batch, at least 1
     * @param train batches to fit the classifier to
     * @param test batches to judge it by
     * @param cost the weight C of the classifier's errors, above 0
     */
    public record Batches(int pairs, int train, int test, double cost, long seed) {
        public static final Batches USUAL = new Batches(64, 10_000, 5_000, 1, 42);

        public Batches {
            if (pairs < 1 || train < 1 || test < 1) {
                throw new MetricException(
                        "%d pairs a batch, %d batches and %d batches to test: give at least one of each."
                                .formatted(pairs, train, test));
            }
        }

        public Batches withSeed(long other) {
            return new Batches(pairs, train, test, cost, other);
        }
    }

    /**
     * @throws MetricException if there is one factor alone, there are too many batches for so many codes, or the classifier cannot be fitted
     */
    public static BetaVaeScore of(FactorSample sample, Batches batches) {
        if (sample.factors() < 2) {
            throw new MetricException("There is one factor, which needs no telling. Give at least two.");
        }
        long numbers = (long) sample.codes() * Math.max(batches.train(), batches.test());
        if (numbers > MOST) {
            throw new MetricException("%d codes in %d batches are %d numbers, and %d are allowed. Give fewer batches."
                    .formatted(sample.codes(), Math.max(batches.train(), batches.test()), numbers, MOST));
        }
        SplittableRandom random = new SplittableRandom(batches.seed());
        Drawn learnt = Drawn.from(sample, batches.pairs(), batches.train(), random);
        Drawn judged = Drawn.from(sample, batches.pairs(), batches.test(), random);
        LogisticRegression model =
                LogisticRegression.fit(learnt.distances(), learnt.factor(), sample.factors(), batches.cost(), false);
        return new BetaVaeScore(
                model.accuracy(learnt.distances(), learnt.factor()),
                model.accuracy(judged.distances(), judged.factor()));
    }

    /**
     * @param distances {@code [codes][batches]}
     * @param factor {@code [batches]}: which the pairs of each share
     */
    private record Drawn(double[][] distances, int[] factor) {
        static Drawn from(FactorSample sample, int pairs, int batches, SplittableRandom random) {
            double[][] distances = new double[sample.codes()][batches];
            int[] factor = random.ints(batches, 0, sample.factors()).toArray();
            for (int batch = 0; batch < batches; batch++) {
                Interruption.check();
                int[][] groups = sample.groups(factor[batch]).items();
                int[] values = sample.factor(factor[batch]);
                for (int pair = 0; pair < pairs; pair++) {
                    int item = random.nextInt(sample.items());
                    int[] group = groups[values[item]];
                    int other = group[random.nextInt(group.length)];
                    for (int d = 0; d < distances.length; d++) {
                        distances[d][batch] += Math.abs(sample.code(d)[item] - sample.code(d)[other]) / pairs;
                    }
                }
            }
            return new Drawn(distances, factor);
        }
    }
}
