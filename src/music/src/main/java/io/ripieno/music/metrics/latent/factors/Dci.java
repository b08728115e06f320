package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Disentanglement, completeness and informativeness (Eastwood and Williams 2018): gradient-boosted trees predict each
 * factor from the codes; how much each split along a code helped is the importance of the code for the factor.
 *
 * @param importances {@code [codes][factors]}, each factor's sum 1
 * @param train mean accuracy over factors on the items that were learnt from
 * @param test the same on others
 */
public record Dci(double[][] importances, double train, double test) {
    private static final double NONE = 1e-11;
    /** A factor of more must come twice each on average. */
    private static final int MOST_VALUES = 100;

    /**
     * @param train items to learn from; every factor has at least two values, which are not nearly as many as items
     * @param test items of the same codes and factors to judge by
     */
    public static Dci of(FactorSample train, FactorSample test) {
        return of(train, test, BoostedTrees.STAGES);
    }

    static Dci of(FactorSample train, FactorSample test, int stages) {
        train.requireAlike(test);
        double[][] importances = new double[train.codes()][train.factors()];
        double learnt = 0;
        double judged = 0;
        for (int i = 0; i < train.factors(); i++) {
            int factor = i;
            int values = train.groups(i).count();
            if (values < 2) {
                throw new MetricException("Factor %d has one value alone. Leave it out, or vary it.".formatted(i));
            }
            if (values > MOST_VALUES && 2L * values > train.items()) {
                throw new MetricException(
                        "Factor %d has %d values on %d items, too few of each to learn from. Leave it out, or give more items."
                                .formatted(i, values, train.items()));
            }
            BoostedTrees trees = BoostedTrees.fit(train.allCodes(), train.factor(i), values, stages);
            Arrays.setAll(importances, d -> {
                importances[d][factor] = trees.importances()[d];
                return importances[d];
            });
            learnt += accuracy(trees, train, train.factor(i));
            judged += accuracy(trees, test, train.groups(i).indices(test.groups(i)));
        }
        return new Dci(importances, learnt / train.factors(), judged / train.factors());
    }

    /** Whether a code serves one factor alone: codes weigh as much as they serve. */
    public double disentanglement() {
        return concentration(importances);
    }

    /** Whether a factor is served by one code alone. */
    public double completeness() {
        double[][] turned = new double[importances[0].length][importances.length];
        for (int d = 0; d < importances.length; d++) {
            for (int i = 0; i < turned.length; i++) {
                turned[i][d] = importances[d][i];
            }
        }
        return concentration(turned);
    }

    private static double concentration(double[][] rows) {
        double total = Arrays.stream(rows).flatMapToDouble(Arrays::stream).sum();
        return Arrays.stream(rows)
                .mapToDouble(row ->
                        (total == 0 ? 1.0 / rows.length : Arrays.stream(row).sum() / total) * (1 - entropy(row)))
                .sum();
    }

    /** Of the shares of a row, in units of the entropy of equal shares. */
    private static double entropy(double[] row) {
        double sum = Arrays.stream(row).map(x -> x + NONE).sum();
        return -Arrays.stream(row)
                        .map(x -> (x + NONE) / sum)
                        .map(p -> p * Math.log(p))
                        .sum()
                / Math.log(row.length);
    }

    private static double accuracy(BoostedTrees trees, FactorSample sample, int[] wanted) {
        return IntStream.range(0, sample.items())
                .map(i -> trees.predict(sample.allCodes(), i) == wanted[i] ? 1 : 0)
                .average()
                .orElseThrow();
    }
}
