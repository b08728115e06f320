package io.ripieno.music.metrics.latent.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class FactorInvariancesTest {
    private static final Offset<Double> CLOSE = within(1e-6);
    private static final int ITEMS = 90;
    private static final int CODES = 3;
    private static final FactorVaeScore.Votes VOTES = new FactorVaeScore.Votes(8, 60, 40, 0, 3);
    private static final BetaVaeScore.Batches BATCHES = new BetaVaeScore.Batches(8, 60, 40, 1, 3);

    private double[][] codes = new double[0][];
    private int[][] factors = new int[0][];

    @RepeatedTest(3)
    void theOrderOfItemsDoesNotCount(RepetitionInfo run) {
        draw(run);
        int[] order = order(new Random(run.getCurrentRepetition()), ITEMS);
        double[][] z = Arrays.stream(order).mapToObj(i -> codes[i]).toArray(double[][]::new);
        int[][] values = Arrays.stream(order).mapToObj(i -> factors[i]).toArray(int[][]::new);

        assertThat(fixed(z, values)).containsExactly(fixed(codes, factors), CLOSE);
    }

    @RepeatedTest(3)
    void theOrderOfCodesDoesNotCount(RepetitionInfo run) {
        draw(run);
        int[] order = {2, 0, 1};
        double[][] z = Arrays.stream(codes)
                .map(row -> Arrays.stream(order).mapToDouble(d -> row[d]).toArray())
                .toArray(double[][]::new);

        assertThat(fixed(z, factors)).containsExactly(fixed(codes, factors), CLOSE);
        assertThat(drawn(z, factors)).containsExactly(drawn(codes, factors), CLOSE);
    }

    @RepeatedTest(3)
    void theNamesOfValuesAndTheOrderOfFactorsDoNotCount(RepetitionInfo run) {
        draw(run);
        int[][] renamed = Arrays.stream(factors)
                .map(row -> new int[] {5 - 3 * row[1], 100 * row[0] - 7})
                .toArray(int[][]::new);
        int[][] higher = Arrays.stream(factors)
                .map(row -> new int[] {9 * row[0], row[1] - 4})
                .toArray(int[][]::new);

        assertThat(fixed(codes, renamed)).containsExactly(fixed(codes, factors), CLOSE);
        assertThat(drawn(codes, higher)).containsExactly(drawn(codes, factors), CLOSE);
    }

    @RepeatedTest(3)
    void scaleAndPlaceOfCodesDoNotCountWhereNothingIsPenalised(RepetitionInfo run) {
        draw(run);
        // Powers of two and whole numbers: the bins of histograms stay as they are to the last bit.
        double[][] z = Arrays.stream(codes)
                .map(row -> IntStream.range(0, CODES)
                        .mapToDouble(d -> Math.scalb(row[d], 2 - d) + 4)
                        .toArray())
                .toArray(double[][]::new);
        FactorSample moved = new FactorSample(z, factors);
        FactorSample plain = new FactorSample(codes, factors);

        assertThat(FactorVaeScore.of(moved, VOTES)).isEqualTo(FactorVaeScore.of(plain, VOTES));
        assertThat(HistogramScores.of(moved, 6).mig())
                .isCloseTo(HistogramScores.of(plain, 6).mig(), CLOSE);
        assertThat(Dci.of(moved, moved, 3).completeness())
                .isCloseTo(Dci.of(plain, plain, 3).completeness(), CLOSE);
        assertThat(Explicitness.of(moved, moved, 1).meanTest())
                .isCloseTo(Explicitness.of(plain, plain, 1).meanTest(), CLOSE);
    }

    /** The scores that see every item once. */
    private static double[] fixed(double[][] z, int[][] factors) {
        FactorSample sample = new FactorSample(z, factors);
        Dci dci = Dci.of(sample, sample, 3);
        return new double[] {
            HistogramScores.of(sample, 6).mig(),
            HistogramScores.of(sample, 6).modularity(),
            SeparatePredictability.score(sample, sample, 0.1),
            InterventionalRobustness.of(sample, 0.9).score(),
            Explicitness.of(sample, sample, 1).meanTrain(),
            dci.disentanglement(),
            dci.completeness(),
            dci.train()
        };
    }

    /** The scores that draw items by a seed. */
    private static double[] drawn(double[][] z, int[][] factors) {
        FactorSample sample = new FactorSample(z, factors);
        FactorVaeScore votes = FactorVaeScore.of(sample, VOTES);
        BetaVaeScore batches = BetaVaeScore.of(sample, BATCHES);
        return new double[] {votes.train(), votes.test(), batches.train(), batches.test()};
    }

    private void draw(RepetitionInfo run) {
        Random random = new Random(40 + run.getCurrentRepetition());
        factors = IntStream.range(0, ITEMS)
                .mapToObj(n -> new int[] {random.nextInt(3), random.nextInt(2)})
                .toArray(int[][]::new);
        codes = Arrays.stream(factors)
                .map(row -> new double[] {
                    row[0] + random.nextGaussian(), 2 * row[1] + random.nextGaussian(), random.nextGaussian()
                })
                .toArray(double[][]::new);
    }

    private static int[] order(Random random, int count) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }
}
