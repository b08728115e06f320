package io.ripieno.music.metrics.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.ripieno.music.metrics.MetricException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static final InformationSettings CONTINUOUS = InformationSettings.CONTINUOUS;

    @Test
    void drawsAsNumpyDoes() {
        // RandomState(42).standard_normal(3) and RandomState(7).standard_normal(2) of NumPy 1.23.5.
        NumpyNormals normals = new NumpyNormals(42);
        assertThat(new double[] {normals.draw(), normals.draw(), normals.draw()})
                .containsExactly(
                        new double[] {0.4967141530112327, -0.13826430117118466, 0.6476885381006925}, within(1e-15));
        NumpyNormals others = new NumpyNormals(7);
        assertThat(new double[] {others.draw(), others.draw()})
                .containsExactly(new double[] {1.690525703800356, -0.4659373705408328}, within(1e-15));
    }

    @Test
    void entropyOfNumbersWithoutTiesDependsOnTheirCountAlone() {
        // ψ(24) − ψ(4), from the definition.
        double[] numbers = new SplittableRandom(3).doubles(24).toArray();

        assertThat(new Features(numbers, CONTINUOUS).informationWith(numbers)[0])
                .isCloseTo(1.9009581777535072, within(1e-12));
    }

    @Test
    void entropyOfLabelsIsThatOfTheirCounts() {
        double[] labels = new double[40];
        Arrays.setAll(labels, i -> i < 10 ? 5 : i < 22 ? -1 : 0.5);
        Digamma digamma = new Digamma(40);
        double expected = digamma.of(40) - (10 * digamma.of(10) + 12 * digamma.of(12) + 18 * digamma.of(18)) / 40;

        assertThat(new Features(labels, InformationSettings.DISCRETE).informationWith(labels)[0])
                .isCloseTo(expected, within(1e-12));
    }

    @Test
    void equalsTheComparisonOfAllPairs() {
        for (int neighbours : new int[] {1, 3, 6}) {
            for (int items : new int[] {7, 60, 333}) {
                double[] x = heavy(items, 1);
                double[] y = heavy(items, 2);
                Arrays.setAll(y, i -> y[i] + x[i]);
                double[] noise = new double[items];
                Column a = Column.of(x, noise);
                Column b = Column.of(y, noise);

                assertThat(Kraskov.between(a, b, neighbours, new Digamma(items)))
                        .isCloseTo(ofAllPairs(a.values(), b.values(), neighbours), within(1e-12));
            }
        }
    }

    @Test
    void countsWhatLiesInTheRadiusEvenWhereNumbersCrowd() {
        double[] numbers = new double[500];
        SplittableRandom random = new SplittableRandom(4);
        Arrays.setAll(numbers, i -> Math.rint(random.nextDouble() * 8) / 4 * Math.pow(10, random.nextInt(12)));
        SortedValues sorted = SortedValues.of(numbers);
        for (double centre : numbers) {
            for (double radius : new double[] {0, 0.25, Math.nextDown(0.25), 1, 1e6, 1e13}) {
                long expected = Arrays.stream(numbers)
                        .filter(x -> Math.abs(x - centre) <= radius)
                        .count();
                assertThat(sorted.within(radius, centre)).isEqualTo((int) expected);
            }
        }
        assertThat(SortedValues.of(new double[] {2, 2, 2}).within(0, 2)).isEqualTo(3);
    }

    @Test
    void scaleShiftAndOrderChangeNothing() {
        double[] x = new SplittableRandom(5).doubles(200).toArray();
        double[] y = Arrays.stream(x).map(v -> Math.sin(9 * v) + v).toArray();
        double information = new Features(x, CONTINUOUS).informationWith(y)[0];
        double[] moved = Arrays.stream(x).map(v -> 8 * v - 3).toArray();
        double[] backwardX = new double[200];
        double[] backwardY = new double[200];
        Arrays.setAll(backwardX, i -> x[199 - i]);
        Arrays.setAll(backwardY, i -> y[199 - i]);

        assertThat(information).isPositive();
        assertThat(new Features(moved, CONTINUOUS).informationWith(y)[0]).isCloseTo(information, within(1e-9));
        assertThat(new Features(backwardX, CONTINUOUS).informationWith(backwardY)[0])
                .isCloseTo(information, within(1e-9));
        assertThat(new Features(y, CONTINUOUS).informationWith(x)[0]).isCloseTo(information, within(1e-9));
    }

    @Test
    void approachesTheInformationOfNormalNumbers() {
        // −½ ln(1 − ρ²) with ρ² = ½.
        Random random = new Random(1);
        double[] x = random.doubles(20_000).map(u -> random.nextGaussian()).toArray();
        double[] y = Arrays.stream(x).map(v -> v + random.nextGaussian()).toArray();

        assertThat(new Features(x, CONTINUOUS).informationWith(y)[0]).isCloseTo(0.5 * Math.log(2), within(0.02));
    }

    @Test
    void memoryGrowsAsTheItemsDoAndAHundredThousandTakeLessThanAMinute() {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] bytes = new long[2];
        for (int run = 0; run < 2; run++) {
            int items = 50_000 * (run + 1);
            double[] x = new SplittableRandom(7).doubles(items).toArray();
            double[] y = new SplittableRandom(8).doubles(items).toArray();
            long before = thread.getCurrentThreadAllocatedBytes();
            long start = thread.getCurrentThreadCpuTime();
            assertThat(new Features(x, CONTINUOUS).informationWith(y)[0]).isLessThan(0.02);
            bytes[run] = thread.getCurrentThreadAllocatedBytes() - before;
            assertThat(thread.getCurrentThreadCpuTime() - start).isLessThan(60_000_000_000L);
        }
        assertThat((double) bytes[1] / bytes[0]).isLessThan(2.2);
        assertThat(bytes[1] / 100_000).as("bytes of an item").isLessThan(1000);
    }

    @Test
    void seesNothingInWhatIsConstantOrUnknownOnceOnly() {
        double[] constant = new double[30];
        double[] other = new SplittableRandom(6).doubles(30).toArray();

        assertThat(new Features(constant, CONTINUOUS).informationWith(other)[0]).isLessThan(0.3);
        assertThat(new Features(other, InformationSettings.DISCRETE).informationWith(other)[0])
                .isZero();
    }

    @Test
    void tellsTheShareOfTies() {
        assertThat(Ties.share(new double[] {1, 2, 2, 3, 1})).isEqualTo(0.8);
        assertThat(Ties.share(new double[] {1, 2, 3})).isZero();
    }

    @Test
    void refusesWhatItCannotCompare() {
        double[] three = {1, 2, 3};
        assertThatThrownBy(() -> new Features(three, CONTINUOUS))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("3 items have no 3 neighbours");
        Features four = new Features(new double[] {1, 2, 3, 4}, CONTINUOUS);
        assertThatThrownBy(() -> four.informationWith(three))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("target has 3 items where the first column has 4");
        assertThatThrownBy(() -> four.informationWith(new double[] {1, 2, Double.NaN, 4}))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("target[2] is NaN");
        assertThatThrownBy(() -> new InformationSettings(false, 0, 1)).isInstanceOf(MetricException.class);
        assertThatThrownBy(() -> new Features(new double[0][], CONTINUOUS)).isInstanceOf(MetricException.class);
    }

    private static double[] heavy(int items, int seed) {
        Random random = new Random(seed);
        return random.doubles(items)
                .map(u -> Math.exp(3 * random.nextGaussian()))
                .toArray();
    }

    private static double ofAllPairs(double[] x, double[] y, int k) {
        Digamma digamma = new Digamma(x.length);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            int of = i;
            double[] distances = new double[x.length];
            Arrays.setAll(distances, j -> Math.max(Math.abs(x[j] - x[of]), Math.abs(y[j] - y[of])));
            distances[i] = -1;
            Arrays.sort(distances);
            double radius = Math.nextAfter(distances[k], 0);
            sum += digamma.of((int)
                    Arrays.stream(x).filter(v -> Math.abs(v - x[of]) <= radius).count());
            sum += digamma.of((int)
                    Arrays.stream(y).filter(v -> Math.abs(v - y[of]) <= radius).count());
        }
        return Math.max(0, digamma.of(x.length) + digamma.of(k) - sum / x.length);
    }
}
