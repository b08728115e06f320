package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.latent.Gap;
import io.ripieno.music.metrics.latent.LineClassifier;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Separate attribute predictability on items that were not learnt from (Kumar et al. 2018): the mean over factors of the
 * gap between the accuracies of the two best codes, each by linear support vector machines whose labels weigh the same.
 */
public final class SeparatePredictability {
    /** The cost of errors that is usual here. */
    public static final double COST = 0.01;

    private SeparatePredictability() {}

    /**
     * @param test of the same codes and factors, whose values all occur in {@code train}
     * @param cost the weight C of the errors, above 0
     */
    public static double score(FactorSample train, FactorSample test, double cost) {
        train.requireAlike(test);
        if (train.codes() < 2) {
            throw new MetricException("A gap between the accuracies of one code is not defined. Give at least two.");
        }
        return IntStream.range(0, train.factors())
                .mapToDouble(i -> Gap.of(accuracies(train, test, i, cost)).size())
                .average()
                .orElseThrow();
    }

    private static double[] accuracies(FactorSample train, FactorSample test, int factor, double cost) {
        int[][] groups = train.groups(factor).items();
        double[] costs = Arrays.stream(groups)
                .mapToDouble(group -> cost * train.items() / (groups.length * (double) group.length))
                .toArray();
        int[] wanted = train.groups(factor).indices(test.groups(factor));
        return IntStream.range(0, train.codes())
                .mapToDouble(d -> LineClassifier.fit(train.code(d), train.factor(factor), costs)
                        .accuracy(test.code(d), wanted))
                .toArray();
    }
}
