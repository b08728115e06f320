package io.ripieno.music.metrics.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What may be turned, scaled and moved without a change; jitter of a part in 10^10 stays. */
class LatentInvariancesTest {
    private static final Offset<Double> CLOSE = within(1e-7);
    private static final int ITEMS = 40;
    private static final Set<LatentMeasure> OF_ATTRIBUTES = EnumSet.complementOf(EnumSet.of(LatentMeasure.MODULARITY));

    @RepeatedTest(3)
    void theOrderOfItemsDoesNotCount(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double[][] z = numbers(random, 4);
        double[][] a = attributes(random, z);
        int[] order = order(random, ITEMS);

        assertSame(scores(turned(z, order), turned(a, order)), scores(z, a));
    }

    @RepeatedTest(3)
    void scaleSignAndPlaceOfDimensionsAndAttributesDoNotCount(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double[][] z = numbers(random, 4);
        double[][] a = attributes(random, z);

        assertSame(scores(moved(random, z), moved(random, a)), scores(z, a));
    }

    @RepeatedTest(3)
    void attributesKeepTheirScoresInAnyOrder(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double[][] z = numbers(random, 4);
        double[][] a = attributes(random, z);
        Integer[] order = {2, 0, 1};
        LatentScores straight = scores(z, a, 0, 1, 2);
        LatentScores turned = scores(z, columns(a, order), order);

        for (LatentMeasure measure : OF_ATTRIBUTES) {
            double[] expected = straight.of(measure);
            assertThat(turned.of(measure))
                    .as("%s", measure)
                    .containsExactly(
                            Arrays.stream(order).mapToDouble(i -> expected[i]).toArray(), CLOSE);
        }
        assertThat(turned.of(LatentMeasure.MODULARITY)).containsExactly(straight.of(LatentMeasure.MODULARITY), CLOSE);
    }

    @RepeatedTest(3)
    void theNamesOfLabelsDoNotCount(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double[][] z = numbers(random, 3);
        double[][] labels = new double[ITEMS][];
        double[][] renamed = new double[ITEMS][];
        for (int n = 0; n < ITEMS; n++) {
            labels[n] = new double[] {n % 3, z[n][1] > 0 ? 1 : 0};
            renamed[n] = new double[] {new double[] {-4, 7, 2.5}[n % 3], z[n][1] > 0 ? -1 : 9};
        }
        Disentanglement measures = new Disentanglement(EnumSet.allOf(LatentMeasure.class), LatentSettings.DISCRETE);

        assertSame(measures.of(LatentSample.of(z, renamed)), measures.of(LatentSample.of(z, labels)));
    }

    @RepeatedTest(3)
    void scaleAndPlaceOfTheWayDoNotCountForWalks(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        double[][] z = new double[5][9];
        double[][] further = new double[5][9];
        double[][] a = new double[5][9];
        double[][] moved = new double[5][9];
        for (int s = 0; s < 5; s++) {
            double start = random.nextDouble();
            for (int k = 0; k < 9; k++) {
                z[s][k] = start + 0.25 * k;
                further[s][k] = 4 * z[s][k] - 3;
                a[s][k] = random.nextDouble() + k;
                moved[s][k] = 5 * a[s][k] + 8;
            }
        }
        int[] order = order(random, 5);
        LiadSettings each = LiadSettings.DEFAULT.withReduction(Reduction.NONE);
        for (WalkMeasure measure : WalkMeasure.values()) {
            double[][] expected = new Interpolatability(measure, each)
                    .of(Traversal.of(turned(z, order), turned(a, order)))
                    .of(measure);
            double[][] found = turned(
                    new Interpolatability(measure, each)
                            .of(Traversal.of(further, moved))
                            .of(measure),
                    order);
            for (int s = 0; s < 5; s++) {
                assertThat(found[s]).as("%s", measure).containsExactly(expected[s], CLOSE);
            }
        }
    }

    private static void assertSame(LatentScores scores, LatentScores expected) {
        expected.values()
                .forEach((measure, values) ->
                        assertThat(scores.of(measure)).as("%s", measure).containsExactly(values, CLOSE));
    }

    private static LatentScores scores(double[][] z, double[][] a, Integer... dimensions) {
        LatentSettings settings = dimensions.length == 0
                ? LatentSettings.CONTINUOUS.withFill()
                : LatentSettings.CONTINUOUS.withRegularised(dimensions);
        return new Disentanglement(EnumSet.allOf(LatentMeasure.class), settings).of(LatentSample.of(z, a));
    }

    private static double[][] numbers(Random random, int width) {
        return IntStream.range(0, ITEMS)
                .mapToObj(n -> random.doubles(width, -2, 2).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] attributes(Random random, double[][] z) {
        return Arrays.stream(z)
                .map(row -> new double[] {
                    row[0] + 0.3 * random.nextGaussian(), row[1] * row[2], Math.exp(row[2]) + random.nextDouble()
                })
                .toArray(double[][]::new);
    }

    private static double[][] moved(Random random, double[][] rows) {
        double[] scales = random.doubles(rows[0].length, 0.2, 5)
                .map(scale -> random.nextBoolean() ? scale : -scale)
                .toArray();
        return Arrays.stream(rows)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(c -> scales[c] * row[c] + 3 - c)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] columns(double[][] rows, Integer[] order) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(order).mapToDouble(c -> row[c]).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] turned(double[][] rows, int[] order) {
        return Arrays.stream(order).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }

    private static int[] order(Random random, int count) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
        Collections.shuffle(order, random);
        return order.stream().mapToInt(i -> i).toArray();
    }
}
