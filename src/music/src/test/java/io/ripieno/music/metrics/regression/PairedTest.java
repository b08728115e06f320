package io.ripieno.music.metrics.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.Gathering;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairedTest {
    private static final Paired PAIRS = new Paired(new double[] {3, -0.5, 2, 7}, new double[] {2.5, 0, 2, 8});

    @Test
    void equalsWorkedExamples() {
        // R² as in the documentation of scikit-learn's r2_score; the others worked by hand.
        assertThat(PAIRS.r2()).isCloseTo(0.9486081370449679, within(1e-15));
        assertThat(PAIRS.meanAbsoluteError()).isEqualTo(0.5);
        assertThat(PAIRS.meanSquaredError()).isEqualTo(0.375);
        assertThat(PAIRS.spearman()).isCloseTo(1, within(1e-15));
        assertThat(new Paired(new double[] {1, 2, 3}, new double[] {1, 2, 4}).pearson())
                .isCloseTo(3 / Math.sqrt(2 * 14 / 3.0), within(1e-15));
    }

    @Test
    void equalNumbersShareTheirRank() {
        // Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4.
        Paired tied = new Paired(new double[] {1, 2, 2, 3}, new double[] {1, 2, 3, 4});

        assertThat(tied.spearman()).isCloseTo(4.5 / Math.sqrt(4.5 * 5), within(1e-15));
    }

    @Test
    void scaleAndShiftOfBothSidesChangeNothingThatIsRelative() {
        Paired pairs = random(50);
        Paired moved = new Paired(scaled(pairs.truth()), scaled(pairs.predicted()));

        assertThat(moved.r2()).isCloseTo(pairs.r2(), within(1e-12));
        assertThat(moved.pearson()).isCloseTo(pairs.pearson(), within(1e-12));
        assertThat(moved.spearman()).isCloseTo(pairs.spearman(), within(1e-12));
        assertThat(moved.meanAbsoluteError()).isCloseTo(3 * pairs.meanAbsoluteError(), within(1e-12));
    }

    @Test
    void theOrderOfPairsDoesNotCount() {
        Paired pairs = random(50);
        Paired backwards = new Paired(reversed(pairs.truth()), reversed(pairs.predicted()));

        assertThat(backwards.r2()).isCloseTo(pairs.r2(), within(1e-12));
        assertThat(backwards.pearson()).isCloseTo(pairs.pearson(), within(1e-12));
        assertThat(backwards.spearman()).isCloseTo(pairs.spearman(), within(1e-12));
        assertThat(backwards.meanSquaredError()).isCloseTo(pairs.meanSquaredError(), within(1e-12));
        assertThat(backwards.accuracy(10)).isEqualTo(pairs.accuracy(10));
        assertThat(new Paired(pairs.truth(), reversed(pairs.predicted())).spearman())
                .isNotCloseTo(pairs.spearman(), within(0.1));
    }

    @Test
    void ranksAreTheSameAfterAnyRisingMapAndTurnedAfterAFallingOne() {
        Paired pairs = random(50);
        double[] rising = Arrays.stream(pairs.predicted()).map(Math::exp).toArray();
        double[] falling = Arrays.stream(pairs.truth()).map(t -> -t * t * t).toArray();

        assertThat(new Paired(pairs.truth(), rising).spearman()).isEqualTo(pairs.spearman());
        assertThat(new Paired(falling, pairs.predicted()).spearman()).isCloseTo(-pairs.spearman(), within(1e-12));
        assertThat(new Paired(pairs.predicted(), pairs.truth()).pearson()).isEqualTo(pairs.pearson());
    }

    @Test
    void countsRatingsThatAreEqualAfterRounding() {
        Paired ratings = new Paired(new double[] {0.5, 0.32, 1}, new double[] {0.54, 0.37, 1.2});

        assertThat(ratings.accuracy(10)).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(ratings.clipped(0, 1).accuracy(10)).isCloseTo(2 / 3.0, within(1e-15));
    }

    @Test
    void anySplitGivesWhatOneCallGives() {
        Paired all = random(40);
        for (int cut = 3; cut < 40; cut += 7) {
            Gathering<Paired, Paired> first = new Gathering<>(pairs -> pairs);
            first.update(part(all, 0, cut / 2));
            first.update(part(all, cut / 2, cut));
            Gathering<Paired, Paired> second = new Gathering<>(pairs -> pairs);
            second.update(part(all, cut, 40));
            first.merge(second);

            assertThat(first.compute().r2()).isEqualTo(all.r2());
            assertThat(first.compute().spearman()).isEqualTo(all.spearman());
            first.reset();
            assertThatThrownBy(first::compute).isInstanceOf(MetricException.class);
        }
    }

    @Test
    void isUndefinedWhereTheTruthStandsStill() {
        Paired flat = new Paired(new double[] {1, 1}, new double[] {0, 2});

        assertThat(flat.r2()).isNaN();
        assertThat(flat.pearson()).isNaN();
        assertThat(flat.spearman()).isNaN();
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThatThrownBy(() -> new Paired(new double[2], new double[1]))
                .isInstanceOf(MetricException.class)
                .hasMessage("2 true numbers do not go with 1 predictions. Give one prediction for each.");
        assertThatThrownBy(() -> new Paired(new double[0], new double[0])).hasMessageContaining("at least one pair");
        assertThatThrownBy(() -> new Paired(new double[1], new double[] {Double.NaN}))
                .hasMessageContaining("predicted[0] is NaN");
    }

    private static Paired random(int count) {
        SplittableRandom random = new SplittableRandom(9);
        double[] truth = random.doubles(count).toArray();
        return new Paired(
                truth,
                Arrays.stream(truth).map(t -> t + 0.3 * random.nextDouble()).toArray());
    }

    private static double[] scaled(double[] values) {
        return Arrays.stream(values).map(v -> 3 * v + 2).toArray();
    }

    private static double[] reversed(double[] values) {
        double[] reversed = new double[values.length];
        Arrays.setAll(reversed, i -> values[values.length - 1 - i]);
        return reversed;
    }

    private static Paired part(Paired all, int from, int to) {
        return new Paired(Arrays.copyOfRange(all.truth(), from, to), Arrays.copyOfRange(all.predicted(), from, to));
    }
}
