package io.ripieno.music.metrics.onset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.music.metrics.FScore;
import io.ripieno.music.metrics.Fixtures;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.matching.BipartiteMatching;
import io.ripieno.music.metrics.matching.Hits;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnsetsTest {
    @Test
    void matchesEachOnsetOnce() {
        FScore score = Onsets.score(new double[] {1, 2}, new double[] {0.97, 1.01, 1.02, 5}, Onsets.WINDOW);

        assertThat(score).isEqualTo(new FScore(0.25, 0.5));
        assertThat(score.f()).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void matchesAsManyAsAnyMatchingCould() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 200; round++) {
            double[] truth = times(random);
            double[] said = times(random);
            int most = BipartiteMatching.size(
                    Hits.of(truth.length, said.length, (r, e) -> Math.abs(truth[r] - said[e]) <= 0.05));

            assertThat(Onsets.score(truth, said, 0.05)).isEqualTo(FScore.of(most, truth.length, said.length));
        }
    }

    @Test
    void shiftStretchAndDirectionOfTimeDoNotCount() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 50; round++) {
            // Multiples of a 128th of a second, so that no rounding moves one over the edge of the window.
            double[] truth =
                    random.ints(20, 0, 500).sorted().mapToDouble(t -> t / 128.0).toArray();
            double[] said =
                    random.ints(25, 0, 500).sorted().mapToDouble(t -> t / 128.0).toArray();
            FScore score = Onsets.score(truth, said, 0.0625);

            assertThat(Onsets.score(moved(truth, 1, 40), moved(said, 1, 40), 0.0625))
                    .isEqualTo(score);
            assertThat(Onsets.score(moved(truth, 4, 0), moved(said, 4, 0), 0.25))
                    .isEqualTo(score);
            assertThat(Onsets.score(moved(truth, -1, 5), moved(said, -1, 5), 0.0625))
                    .isEqualTo(score);
            assertThat(Onsets.score(said, truth, 0.0625)).isEqualTo(new FScore(score.recall(), score.precision()));
        }
    }

    private static double[] moved(double[] times, double factor, double seconds) {
        return Arrays.stream(times).map(t -> factor * t + seconds).sorted().toArray();
    }

    @Test
    void isNothingWhereNothingIs() {
        assertThat(Onsets.score(new double[0], new double[] {1}, 0.05).f()).isZero();
        assertThat(Onsets.score(new double[] {1}, new double[0], 0.05).f()).isZero();
    }

    @Test
    void equalsThePublishedFixtures() {
        Fixtures fixtures = Fixtures.of("onset");
        for (String number : Fixtures.NUMBERS) {
            FScore score = Onsets.score(
                    Fixtures.column(fixtures.rows("ref" + number + ".txt"), 0),
                    Fixtures.column(fixtures.rows("est" + number + ".txt"), 0),
                    Onsets.WINDOW);
            JsonNode expected = fixtures.expected(number);
            assertThat(score.f()).isCloseTo(expected.get("F-measure").asDouble(), within(1e-12));
            assertThat(score.precision()).isCloseTo(expected.get("Precision").asDouble(), within(1e-12));
            assertThat(score.recall()).isCloseTo(expected.get("Recall").asDouble(), within(1e-12));
        }
    }

    @Test
    void refusesTimesThatFallOrAreNone() {
        assertThatThrownBy(() -> Onsets.score(new double[] {1, 0.5}, new double[0], 0.05))
                .isInstanceOf(MetricException.class)
                .hasMessage("references[1] is 0.5 and comes after 1.0. Sort the onsets.");
        assertThatThrownBy(() -> Onsets.score(new double[0], new double[] {Double.NaN}, 0.05))
                .hasMessage("estimates[0] is NaN. Give finite seconds.");
        assertThatThrownBy(() -> Onsets.score(new double[0], new double[0], -1))
                .hasMessage("window is -1.0 seconds. Give 0 or more.");
    }

    private static double[] times(SplittableRandom random) {
        double[] times = new double[random.nextInt(30)];
        Arrays.setAll(times, i -> random.nextInt(100) / 64.0);
        Arrays.sort(times);
        return times;
    }
}
