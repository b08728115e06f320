package io.ripieno.music.metrics.melody.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Figures of A and B are those that scipy 1.10.1 (and 1.17.1) gives, the overlap by a trapezoid of 400,001 points. */
class DensityTest {
    private static final double[] A = IntStream.range(0, 12)
            .mapToDouble(i -> 2 * Math.sin(1.3 * (i + 1)) + 0.1 * i)
            .toArray();
    private static final double[] B = IntStream.range(0, 15)
            .mapToDouble(i -> 1.5 * Math.cos(0.7 * (i + 1)) + 0.5)
            .toArray();
    private static final KernelDensity OF_A = KernelDensity.of(A);
    private static final KernelDensity OF_B = KernelDensity.of(B);

    @Test
    void hasTheBandwidthOfScott() {
        assertThat(OF_A.bandwidth()).isCloseTo(0.9128713710, within(1e-10));
        assertThat(OF_B.bandwidth()).isCloseTo(0.6219236772, within(1e-10));
    }

    @Test
    void hasTheHeightOfScipys() {
        assertThat(OF_A.at(0)).isCloseTo(0.1528342616, within(1e-10));
        assertThat(OF_B.at(0)).isCloseTo(0.2823996443, within(1e-10));
        assertThat(OF_A.logAt(0)).isCloseTo(Math.log(OF_A.at(0)), within(1e-14));
    }

    @Test
    void divergesAndOverlapsAsScipySays() {
        assertThat(Divergence.published(OF_A, OF_B)).isCloseTo(0.0409187093550354, within(1e-12));
        assertThat(Divergence.published(OF_B, OF_A)).isCloseTo(0.04163504224053545, within(1e-12));
        assertThat(Divergence.common(OF_A, OF_B)).isCloseTo(0.11290418764862811, within(1e-12));
        assertThat(Divergence.common(OF_B, OF_A)).isCloseTo(0.09805237725266636, within(1e-12));
        assertThat(Overlap.of(OF_A, OF_B)).isCloseTo(0.6973309682509206, within(1e-8));
        assertThat(Overlap.of(OF_B, OF_A)).isEqualTo(Overlap.of(OF_A, OF_B));
    }

    @Test
    void doesNotDivergeFromItselfAndLacksItsTailsAlone() {
        assertThat(Divergence.published(OF_A, OF_A)).isZero();
        assertThat(Divergence.common(OF_A, OF_A)).isZero();
        assertThat(Overlap.of(OF_A, OF_A)).isCloseTo(0.7924043618321097, within(1e-8));
    }

    @Test
    void followsItsBellsOverAGridAsIfEachPointWereTakenAlone() {
        double[] samples = new SplittableRandom(7).doubles(300, -2, 5).toArray();
        samples[0] = 60;
        KernelDensity density = KernelDensity.of(samples);
        Grid grid = new Grid(-10, 90, 1501);
        double[] values = density.on(grid);
        for (int i = 0; i < grid.points(); i++) {
            assertThat(values[i]).isCloseTo(density.at(grid.at(i)), within(1e-11 * density.at(grid.at(i)) + 1e-307));
        }
    }

    @Test
    void equalSamplesWeighAsTheyAre() {
        double[] doubled =
                IntStream.range(0, 2 * A.length).mapToDouble(i -> A[i / 2]).toArray();
        double wider = KernelDensity.of(doubled).bandwidth();

        assertThat(KernelDensity.of(doubled).at(0.3))
                .isCloseTo(
                        Arrays.stream(A)
                                        .map(a -> Math.exp(-(0.3 - a) * (0.3 - a) / (2 * wider * wider)))
                                        .average()
                                        .orElseThrow()
                                / (wider * Math.sqrt(2 * Math.PI)),
                        within(1e-15));
    }

    @Test
    void scaleAndShiftOfBothChangeNothing() {
        KernelDensity movedA = KernelDensity.of(moved(A));
        KernelDensity movedB = KernelDensity.of(moved(B));

        assertThat(Overlap.of(movedA, movedB)).isCloseTo(Overlap.of(OF_A, OF_B), within(1e-7));
        assertThat(Divergence.published(movedA, movedB)).isCloseTo(Divergence.published(OF_A, OF_B), within(1e-12));
        assertThat(Divergence.common(movedA, movedB)).isCloseTo(Divergence.common(OF_A, OF_B), within(1e-12));
    }

    @Test
    void theCommonGridSeesAShiftThatThePublishedOnesDoNot() {
        KernelDensity far = KernelDensity.of(Arrays.stream(A).map(a -> a + 1000).toArray());

        assertThat(Divergence.published(OF_A, far)).isCloseTo(0, within(1e-9));
        assertThat(Divergence.common(OF_A, far)).isGreaterThan(1e5).isFinite();
        assertThat(Overlap.of(OF_A, far)).isZero();
    }

    @Test
    void overlapsOfVeryDifferentWidthAreStillSeen() {
        KernelDensity narrow =
                KernelDensity.of(Arrays.stream(B).map(b -> b * 1e-6).toArray());

        // Where B's bells are so narrow, A is flat: the lower of both is A over the width of B, cut at B's flanks.
        double height = OF_A.at(0);
        double overlap = Overlap.of(OF_A, narrow);
        assertThat(overlap / height).isBetween(narrow.greatest() - narrow.least(), narrow.to() - narrow.from());
    }

    @Test
    void isNotDefinedForSamplesThatDoNotVary() {
        assertThatThrownBy(() -> KernelDensity.of(new double[] {3, 3, 3}))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("all 3.0");
        assertThatThrownBy(() -> KernelDensity.of(new double[] {3})).hasMessageContaining("1 samples");
        assertThatThrownBy(() -> KernelDensity.of(new double[] {3, Double.NaN})).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Grid(2, 2, 10)).isInstanceOf(MetricException.class);
        assertThatThrownBy(() -> new Grid(0, 2, 1)).isInstanceOf(MetricException.class);
    }

    private static double[] moved(double[] samples) {
        return Arrays.stream(samples).map(sample -> 40 * sample - 3).toArray();
    }
}
