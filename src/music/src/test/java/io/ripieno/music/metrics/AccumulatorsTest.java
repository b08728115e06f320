package io.ripieno.music.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.metrics.latent.Disentanglement;
import io.ripieno.music.metrics.latent.Interpolatability;
import io.ripieno.music.metrics.latent.LatentMeasure;
import io.ripieno.music.metrics.latent.LatentSample;
import io.ripieno.music.metrics.latent.LatentSettings;
import io.ripieno.music.metrics.latent.LiadSettings;
import io.ripieno.music.metrics.latent.Traversal;
import io.ripieno.music.metrics.latent.WalkMeasure;
import io.ripieno.music.metrics.melody.Distance;
import io.ripieno.music.metrics.melody.FeatureComparison;
import io.ripieno.music.metrics.melody.MelodySet;
import io.ripieno.music.metrics.melody.bleu.CorpusBleu;
import io.ripieno.music.metrics.melody.bleu.Segment;
import io.ripieno.music.metrics.melody.feature.Feature;
import io.ripieno.music.metrics.melody.feature.FeatureSettings;
import io.ripieno.music.metrics.melody.feature.PlayedTune;
import io.ripieno.music.metrics.melody.feature.Tunes;
import io.ripieno.music.metrics.ranking.Predictions;
import io.ripieno.music.metrics.regression.Paired;
import io.ripieno.music.metrics.separation.CorpusScores;
import io.ripieno.music.metrics.separation.TrackScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each accumulator, with batches dealt out at random and merged in any order. */
class AccumulatorsTest {
    private static final int BATCHES = 9;
    private static final int ROUNDS = 4;

    @TestFactory
    Stream<DynamicTest> anySplitMergedInAnyOrderGivesWhatOneCallGives() {
        return Stream.of(
                of(
                        "regression",
                        () -> new Gathering<Paired, Paired>(all -> all),
                        this::pairs,
                        all -> List.of(all.r2(), all.pearson(), all.spearman(), all.meanAbsoluteError())),
                of(
                        "ranking",
                        () -> new Gathering<Predictions, Predictions>(all -> all),
                        this::predictions,
                        all -> List.of(
                                all.averagePrecision().value(),
                                all.rocAuc().value(),
                                all.above(0.5).macroF1(),
                                all.pooled().reliability(10).expectedError())),
                of(
                        "disentanglement",
                        () -> new Gathering<>(
                                new Disentanglement(EnumSet.allOf(LatentMeasure.class), LatentSettings.CONTINUOUS)),
                        this::latents,
                        all -> EnumSet.allOf(LatentMeasure.class).stream()
                                .flatMap(measure ->
                                        Arrays.stream(all.of(measure)).boxed())
                                .toList()),
                of(
                        "interpolatability",
                        () -> new Gathering<>(new Interpolatability(LiadSettings.DEFAULT)),
                        this::walks,
                        all -> Arrays.stream(WalkMeasure.values())
                                .map(measure -> all.of(measure)[0][0])
                                .toList()),
                of("BLEU", CorpusBleu::new, this::segments, score -> List.of(score.bleu(), score.brevityPenalty())),
                of(
                        "corpus of separated tracks",
                        () -> new CorpusScores(true),
                        this::tracks,
                        scores -> List.of(Objects.requireNonNull(
                                Objects.requireNonNull(scores.get("bass")).get(TrackScores.Ratio.SDR)))),
                of(
                        "melodies",
                        () -> new MelodySet(FeatureSettings.PUBLISHED.withBars(4), EnumSet.allOf(Feature.class)),
                        this::melodies,
                        table -> FeatureComparison.all(table, table, Distance.EUCLIDEAN).values().stream()
                                .flatMap(comparison -> Stream.of(
                                        comparison.first().mean(),
                                        comparison.first().deviation(),
                                        comparison.firstToAcross().overlap()))
                                .toList()));
    }

    private static <B, R, A extends Accumulator<B, R, A>> DynamicTest of(
            String name, Supplier<A> empty, Function<Random, B> batch, Function<R, List<Double>> figures) {
        return DynamicTest.dynamicTest(name, () -> {
            for (int round = 0; round < ROUNDS; round++) {
                Random random = new Random(round);
                List<B> batches = new ArrayList<>(IntStream.range(0, BATCHES)
                        .mapToObj(i -> batch.apply(random))
                        .toList());
                A whole = empty.get();
                batches.forEach(whole::update);
                List<Double> expected = figures.apply(whole.compute());
                Collections.shuffle(batches, random);
                List<A> parts = new ArrayList<>(
                        Stream.generate(empty).limit(1 + random.nextInt(4)).toList());
                batches.forEach(each -> parts.get(random.nextInt(parts.size())).update(each));
                while (parts.size() > 1) {
                    A merged = parts.remove(random.nextInt(parts.size()));
                    parts.get(random.nextInt(parts.size())).merge(merged);
                }

                assertThat(figures.apply(parts.get(0).compute()))
                        .usingElementComparator((a, b) -> a.equals(b) || Math.abs(a - b) < 1e-7 ? 0 : 1)
                        .isEqualTo(expected);
            }
        });
    }

    private Paired pairs(Random random) {
        double[] truth = random.doubles(6).toArray();
        return new Paired(
                truth, Arrays.stream(truth).map(t -> t + random.nextDouble()).toArray());
    }

    private Predictions predictions(Random random) {
        double[][] scores = IntStream.range(0, 5)
                .mapToObj(
                        i -> random.doubles(2).map(x -> Math.rint(10 * x) / 10).toArray())
                .toArray(double[][]::new);
        boolean[][] truth = Arrays.stream(scores)
                .map(row -> new boolean[] {row[0] > random.nextDouble(), random.nextBoolean()})
                .toArray(boolean[][]::new);
        return new Predictions(scores, truth);
    }

    private LatentSample latents(Random random) {
        double[][] z =
                IntStream.range(0, 4).mapToObj(i -> random.doubles(3).toArray()).toArray(double[][]::new);
        return LatentSample.of(
                z,
                Arrays.stream(z)
                        .map(row -> new double[] {row[0] + 0.2 * random.nextDouble(), row[1] * row[2]})
                        .toArray(double[][]::new));
    }

    private Traversal walks(Random random) {
        double[][] z = new double[3][6];
        double[][] a = new double[3][6];
        for (int s = 0; s < 3; s++) {
            for (int k = 0; k < 6; k++) {
                z[s][k] = 0.5 * k;
                a[s][k] = k + 3 * random.nextDouble();
            }
        }
        return Traversal.of(z, a);
    }

    private List<Segment> segments(Random random) {
        return List.of(Segment.of(
                random.ints(20, 0, 3).toArray(), random.ints(22, 0, 3).toArray()));
    }

    private TrackScores tracks(Random random) {
        return new TrackScores(List.of(new TrackScores.Target(
                "bass", List.of(new TrackScores.Frame(0, 1, random.nextDouble() * 10, 1, 2, 3)))));
    }

    private List<PlayedTune> melodies(Random random) {
        return List.of(PlayedTune.of(Tunes.walk(random)));
    }
}
