package io.ripieno.models.recipe.tagger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PlattScalingTest {
    @Test
    void findsTheScalingThatTruthWasDrawnBy() {
        SplittableRandom random = new SplittableRandom(4);
        double[] said = new double[20_000];
        boolean[] truth = new boolean[said.length];
        for (int i = 0; i < said.length; i++) {
            double score = random.nextDouble(-4, 4);
            said[i] = sigmoid(score);
            truth[i] = random.nextDouble() < sigmoid(0.6 * score - 0.8);
        }

        PlattScaling found = PlattScaling.fit(said, truth);

        assertThat(found.slope()).isCloseTo(0.6, within(0.03));
        assertThat(found.offset()).isCloseTo(-0.8, within(0.05));
        assertThat(found.apply(0.5)).isCloseTo(sigmoid(found.offset()), within(1e-12));
    }

    @Test
    void keepsTheOrderEvenWhereScoresAreWrongWayRound() {
        PlattScaling found =
                PlattScaling.fit(new double[] {0.9, 0.8, 0.2, 0.1}, new boolean[] {false, false, true, true});

        assertThat(found.slope()).isPositive();
    }

    @Test
    void changesNothingWhereThereIsNothingToLearnFrom() {
        assertThat(PlattScaling.fit(new double[] {0.2, 0.7}, new boolean[2])).isEqualTo(PlattScaling.NONE);
        assertThat(PlattScaling.NONE.apply(0.3)).isCloseTo(0.3, within(1e-12));
    }

    private static double sigmoid(double score) {
        return 1 / (1 + Math.exp(-score));
    }
}
