package io.ripieno.music.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.Gathering;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class RankingInvariancesTest {
    private static final int ITEMS = 60;

    @RepeatedTest(5)
    void rankingIsTheSameAfterAnyRisingMap(RepetitionInfo run) {
        ScoredItems items = random(run);
        ScoredItems mapped = mapped(items, x -> Math.exp(3 * x) - 7);

        assertThat(mapped.averagePrecision()).isEqualTo(items.averagePrecision());
        assertThat(mapped.rocAuc()).isEqualTo(items.rocAuc());
        assertThat(mapped.roc().falseAlarms()).containsExactly(items.roc().falseAlarms());
        assertThat(mapped.precisionRecall().precision())
                .containsExactly(items.precisionRecall().precision());
        assertThat(mapped.above(mapped.bestThreshold(-100, 100)))
                .isEqualTo(items.above(items.bestThreshold(-100, 100)));
    }

    @RepeatedTest(5)
    void aFallingMapTurnsTheAreaRound(RepetitionInfo run) {
        ScoredItems items = random(run);

        assertThat(mapped(items, x -> -x).rocAuc()).isCloseTo(1 - items.rocAuc(), within(1e-12));
        assertThat(mapped(items, x -> -x).averagePrecision()).isNotEqualTo(items.averagePrecision());
    }

    @RepeatedTest(5)
    void theOrderOfItemsDoesNotCount(RepetitionInfo run) {
        ScoredItems items = random(run);
        SplittableRandom random = new SplittableRandom(run.getCurrentRepetition());
        int[] order = IntStream.concat(random.ints(ITEMS, 0, ITEMS), IntStream.range(0, ITEMS))
                .distinct()
                .toArray();
        boolean[] truth = new boolean[ITEMS];
        double[] scores = new double[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            truth[i] = items.truth()[order[i]];
            scores[i] = items.scores()[order[i]];
        }
        ScoredItems shuffled = new ScoredItems(scores, truth);

        assertThat(shuffled.averagePrecision()).isEqualTo(items.averagePrecision());
        assertThat(shuffled.rocAuc()).isEqualTo(items.rocAuc());
        assertThat(shuffled.above(0.4)).isEqualTo(items.above(0.4));
        assertThat(shuffled.bestThreshold(0, 1)).isEqualTo(items.bestThreshold(0, 1));
        assertThat(shuffled.reliability(10).expectedError())
                .isCloseTo(items.reliability(10).expectedError(), within(1e-12));
    }

    @RepeatedTest(5)
    void countingEveryItemTwiceChangesNothing(RepetitionInfo run) {
        Predictions once = table(run);
        Gathering<Predictions, Predictions> twice = new Gathering<>(all -> all);
        twice.update(once);
        twice.merge(twice);

        assertThat(twice.compute().items()).isEqualTo(2 * once.items());
        assertThat(twice.compute().averagePrecision().value())
                .isCloseTo(once.averagePrecision().value(), within(1e-12));
        assertThat(twice.compute().rocAuc().value()).isCloseTo(once.rocAuc().value(), within(1e-12));
        assertThat(twice.compute().above(0.4).macroF1())
                .isCloseTo(once.above(0.4).macroF1(), within(1e-12));
    }

    @RepeatedTest(5)
    void anySplitInAnyOrderGivesWhatOneCallGives(RepetitionInfo run) {
        Predictions all = table(run);
        int cut = 1 + new SplittableRandom(run.getCurrentRepetition()).nextInt(all.items() - 2);
        Gathering<Predictions, Predictions> first = new Gathering<>(x -> x);
        Gathering<Predictions, Predictions> second = new Gathering<>(x -> x);
        first.update(Samples.part(all, cut, all.items()));
        second.update(Samples.part(all, 0, cut / 2 + 1));
        if (cut / 2 + 1 < cut) {
            second.update(Samples.part(all, cut / 2 + 1, cut));
        }
        first.merge(second);
        Predictions gathered = first.compute();

        assertThat(gathered.averagePrecision()).isEqualTo(all.averagePrecision());
        assertThat(gathered.rocAuc()).isEqualTo(all.rocAuc());
        assertThat(gathered.above(0.4)).isEqualTo(all.above(0.4));
        assertThat(gathered.pooled().reliability(10).expectedError())
                .isCloseTo(all.pooled().reliability(10).expectedError(), within(1e-12));
    }

    private static ScoredItems random(RepetitionInfo run) {
        return Samples.random(new SplittableRandom(run.getCurrentRepetition()), ITEMS);
    }

    private static Predictions table(RepetitionInfo run) {
        ScoredItems a = random(run);
        ScoredItems b = Samples.random(new SplittableRandom(100 + run.getCurrentRepetition()), ITEMS);
        double[][] scores = new double[ITEMS][];
        boolean[][] truth = new boolean[ITEMS][];
        boolean[][] known = new boolean[ITEMS][];
        for (int i = 0; i < ITEMS; i++) {
            scores[i] = new double[] {a.scores()[i], b.scores()[i]};
            truth[i] = new boolean[] {a.truth()[i], b.truth()[i]};
            known[i] = new boolean[] {i % 7 != 3, i % 5 != 4};
        }
        return new Predictions(scores, truth, known);
    }

    private static ScoredItems mapped(ScoredItems items, DoubleUnaryOperator map) {
        return new ScoredItems(Arrays.stream(items.scores()).map(map).toArray(), items.truth());
    }
}
