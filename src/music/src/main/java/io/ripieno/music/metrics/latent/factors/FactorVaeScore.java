package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.Interruption;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Deviations;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The FactorVAE score (Kim and Mnih 2018): in a batch of items that share the value of one factor, the code that varies
 * least, against how it varies over all, votes for the factor; how often the majority is right. Batches are drawn with
 * replacement from the sample: a factor, an item, and then items with the same value of the factor.
 *
 * @param train accuracy on the votes that the majority was taken from
 * @param test accuracy on other votes
 * @param active how many codes vary enough to be considered; without any both accuracies are 0
 */
public record FactorVaeScore(double train, double test, int active) {
    /**
     * How votes are drawn.
     *
     * @param batch items of a vote, at least 2
     * @param train votes to take the majority from
     * @param test votes to judge it by
     * @param threshold standard deviation below which a code is left out
     */
    public record Votes(int batch, int train, int test, double threshold, long seed) {
        public static final Votes USUAL = new Votes(64, 10_000, 5_000, 0.05, 42);

        public Votes {
            if (batch < 2 || train < 1 || test < 1) {
                throw new MetricException("%d items a batch, %d votes and %d votes to test: give at least 2, 1 and 1."
                        .formatted(batch, train, test));
            }
        }
    }

    public static FactorVaeScore of(FactorSample sample, Votes votes) {
        double[] variances = IntStream.range(0, sample.codes())
                .mapToDouble(d -> variance(sample.code(d)))
                .toArray();
        int[] active = IntStream.range(0, sample.codes())
                .filter(d -> Math.sqrt(variances[d]) >= votes.threshold())
                .toArray();
        if (active.length == 0) {
            return new FactorVaeScore(0, 0, 0);
        }
        SplittableRandom random = new SplittableRandom(votes.seed());
        int[][] learnt = count(sample, active, variances, votes.batch(), votes.train(), random);
        int[][] judged = count(sample, active, variances, votes.batch(), votes.test(), random);
        int right = 0;
        int rightAgain = 0;
        for (int d = 0; d < sample.codes(); d++) {
            int[] row = learnt[d];
            int majority = IntStream.range(0, row.length)
                    .reduce((a, b) -> row[b] > row[a] ? b : a)
                    .orElseThrow();
            right += row[majority];
            rightAgain += judged[d][majority];
        }
        return new FactorVaeScore((double) right / votes.train(), (double) rightAgain / votes.test(), active.length);
    }

    private static int[][] count(
            FactorSample sample, int[] active, double[] variances, int batch, int votes, SplittableRandom random) {
        int[][] counts = new int[sample.codes()][sample.factors()];
        double[] local = new double[batch];
        for (int vote = 0; vote < votes; vote++) {
            Interruption.check();
            int factor = random.nextInt(sample.factors());
            int[] group = sample.groups(factor).items()[sample.factor(factor)[random.nextInt(sample.items())]];
            int[] items = random.ints(batch, 0, group.length).map(i -> group[i]).toArray();
            int least = -1;
            double smallest = Double.POSITIVE_INFINITY;
            for (int d : active) {
                double[] code = sample.code(d);
                Arrays.setAll(local, i -> code[items[i]]);
                double share = variance(local) / variances[d];
                if (share < smallest) {
                    smallest = share;
                    least = d;
                }
            }
            counts[least][factor]++;
        }
        return counts;
    }

    private static double variance(double[] numbers) {
        return Deviations.squares(numbers) / (numbers.length - 1);
    }
}
