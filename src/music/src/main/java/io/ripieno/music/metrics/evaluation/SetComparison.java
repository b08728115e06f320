package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.melody.Closeness;
import io.ripieno.music.metrics.melody.Distance;
import io.ripieno.music.metrics.melody.FeatureComparison;
import io.ripieno.music.metrics.melody.FeatureTable;
import io.ripieno.music.metrics.melody.MelodySet;
import io.ripieno.music.metrics.melody.density.Grid;
import io.ripieno.music.metrics.melody.density.KernelDensity;
import io.ripieno.music.metrics.melody.feature.Feature;
import io.ripieno.music.metrics.melody.feature.FeatureSettings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** MGEval: the distances of features within the generated set, within the reference, and across. */
final class SetComparison {
    private static final Axis SETS = new Axis("distances", List.of("generated", "reference", "across"));
    private static final Axis PAIRS = new Axis(
            "distributions", List.of("generated-and-reference", "generated-and-across", "reference-and-across"));
    private static final int POINTS = 200;
    private static final double MARGIN = 3;

    private final Set<Feature> features = EnumSet.noneOf(Feature.class);
    private final FeatureSettings settings;
    private final Distance distance;
    private final boolean densities;

    SetComparison(Options options) {
        List<String> named = options.choices("features");
        for (Feature feature : Feature.values()) {
            if (named.isEmpty() || named.contains(feature.word())) {
                features.add(feature);
            }
        }
        settings = new FeatureSettings(
                options.whole("bars"),
                options.choice("bar-frames", FeatureSettings.BarFrames.class),
                options.choice("normalisation", FeatureSettings.Normalisation.class));
        distance = options.choice("distance", Distance.class);
        densities = options.flag("densities");
    }

    void evaluate(List<Played> reference, List<Played> generated, Findings findings) {
        FeatureTable first = table(generated, findings);
        FeatureTable second = table(reference, findings);
        if (first.melodies() != second.melodies()) {
            findings.warn("%d generated melodies are compared with %d: only the first %d of either set are taken."
                    .formatted(first.melodies(), second.melodies(), Math.min(first.melodies(), second.melodies())));
        }
        Map<Feature, FeatureComparison> comparisons = FeatureComparison.all(first, second, distance);
        Axis axis = new Axis(
                "feature", comparisons.keySet().stream().map(Feature::word).toList());
        values(first, second, findings);
        spreads(comparisons, axis, "distance-mean", FeatureComparison.Spread::mean, findings);
        spreads(comparisons, axis, "distance-deviation", FeatureComparison.Spread::deviation, findings);
        closeness(comparisons, axis, "overlap", "", Closeness::overlap, findings);
        closeness(comparisons, axis, "divergence", "nats", Closeness::divergence, findings);
        closeness(comparisons, axis, "common-divergence", "nats", Closeness::commonDivergence, findings);
        if (densities) {
            features.forEach(feature -> densities(feature, first, second, findings));
        }
    }

    /** What a tune has no features of is a problem; the others are gathered. */
    private FeatureTable table(List<Played> melodies, Findings findings) {
        MelodySet set = new MelodySet(settings, features);
        for (Played melody : melodies) {
            findings.attemptNamed(melody.name(), () -> set.update(List.of(melody.tune())));
        }
        return set.compute();
    }

    /** Mean and deviation of the features that are single numbers. */
    private static void values(FeatureTable first, FeatureTable second, Findings findings) {
        List<Feature> scalars = first.features().stream()
                .filter(feature -> first.melodies() > 0 && first.of(feature)[0].length == 1)
                .toList();
        Axis axis = new Axis("feature", scalars.stream().map(Feature::word).toList());
        Axis sets = new Axis("set", List.of("generated", "reference"));
        if (!scalars.isEmpty()) {
            findings.add(Figure.of("feature-mean", "", axis, sets, each(scalars, first, second, Moments::mean)));
            findings.add(
                    Figure.of("feature-deviation", "", axis, sets, each(scalars, first, second, Moments::deviation)));
        }
    }

    private static double[][] each(
            List<Feature> scalars, FeatureTable first, FeatureTable second, ToDoubleFunction<double[]> moment) {
        return scalars.stream()
                .map(feature -> Stream.of(first, second)
                        .mapToDouble(table -> moment.applyAsDouble(Arrays.stream(table.of(feature))
                                .mapToDouble(row -> row[0])
                                .toArray()))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static void spreads(
            Map<Feature, FeatureComparison> comparisons,
            Axis axis,
            String name,
            ToDoubleFunction<FeatureComparison.Spread> value,
            Findings findings) {
        findings.add(Figure.of(name, "", axis, SETS, rows(comparisons, c -> Stream.of(c.first(), c.second(), c.across())
                .mapToDouble(value)
                .toArray())));
    }

    private static void closeness(
            Map<Feature, FeatureComparison> comparisons,
            Axis axis,
            String name,
            String unit,
            ToDoubleFunction<Closeness> value,
            Findings findings) {
        findings.add(Figure.of(name, unit, axis, PAIRS, rows(comparisons, c -> Stream.of(
                        c.sets(), c.firstToAcross(), c.secondToAcross())
                .mapToDouble(value)
                .toArray())));
    }

    private static double[][] rows(
            Map<Feature, FeatureComparison> comparisons, Function<FeatureComparison, double[]> row) {
        return comparisons.values().stream().map(row).toArray(double[][]::new);
    }

    private void densities(Feature feature, FeatureTable first, FeatureTable second, Findings findings) {
        int size = Math.min(first.melodies(), second.melodies());
        double[][] one = Arrays.copyOf(first.of(feature), size);
        double[][] other = Arrays.copyOf(second.of(feature), size);
        List<double[]> distances = List.of(distance.within(one), distance.within(other), distance.across(one, other));
        if (distances.stream().anyMatch(d -> Arrays.stream(d).distinct().count() < 2)) {
            findings.warn("The distances of %s are all equal in a set: there is no density.".formatted(feature.word()));
            return;
        }
        List<KernelDensity> smoothed = distances.stream().map(KernelDensity::of).toList();
        Grid grid = new Grid(
                smoothed.stream()
                        .mapToDouble(d -> d.least() - MARGIN * d.bandwidth())
                        .min()
                        .orElseThrow(),
                smoothed.stream()
                        .mapToDouble(d -> d.greatest() + MARGIN * d.bandwidth())
                        .max()
                        .orElseThrow(),
                POINTS);
        String[] places = new String[POINTS];
        Arrays.setAll(places, i -> Double.toString(grid.at(i)));
        findings.add(Figure.of(
                "density-" + feature.word(),
                "",
                SETS,
                new Axis("distance", List.of(places)),
                smoothed.stream().map(d -> d.on(grid)).toArray(double[][]::new)));
    }
}
