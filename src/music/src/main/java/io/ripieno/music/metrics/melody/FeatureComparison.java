package io.ripieno.music.metrics.melody;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.density.KernelDensity;
import io.ripieno.music.metrics.melody.feature.Feature;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One feature in two sets of melodies (Yang and Lerch, 2018, section 4). For a model the first set is what it wrote and
 * the second what it learnt from: the nearer both, the more {@code sets} and {@code firstToAcross} overlap.
 *
 * @param first distances within the first set
 * @param second distances within the second set
 * @param across distances from the first set to the second
 * @param firstToAcross {@code first} against {@code across}
 * @param secondToAcross {@code second} against {@code across}
 * @param sets {@code first} against {@code second}
 */
public record FeatureComparison(
        Spread first, Spread second, Spread across, Closeness firstToAcross, Closeness secondToAcross, Closeness sets) {
    /** Mean and standard deviation (of n) of distances. */
    public record Spread(double mean, double deviation) {
        static Spread of(double[] distances) {
            double mean = Arrays.stream(distances).average().orElse(Double.NaN);
            double variance = Arrays.stream(distances)
                    .map(distance -> (distance - mean) * (distance - mean))
                    .average()
                    .orElse(Double.NaN);
            return new Spread(mean, Math.sqrt(variance));
        }
    }

    /**
     * Compares two sets feature by feature, as many melodies of either as the smaller one has.
     *
     * @throws MetricException if the features differ, or the smaller has fewer than two melodies
     */
    public static Map<Feature, FeatureComparison> all(FeatureTable first, FeatureTable second, Distance distance) {
        if (!first.features().equals(second.features())) {
            throw new MetricException("The sets have the features " + first.features() + " and " + second.features()
                    + ": gather the same of both.");
        }
        int size = Math.min(first.melodies(), second.melodies());
        if (size < 2) {
            throw new MetricException("Sets of " + first.melodies() + " and " + second.melodies()
                    + " melodies cannot be compared: give at least two of each.");
        }
        Map<Feature, FeatureComparison> comparisons = new LinkedHashMap<>();
        FeatureTable one = first.first(size);
        FeatureTable other = second.first(size);
        one.features().forEach(feature -> comparisons.put(feature, of(one.of(feature), other.of(feature), distance)));
        return comparisons;
    }

    private static FeatureComparison of(double[][] one, double[][] other, Distance distance) {
        double[] first = distance.within(one);
        double[] second = distance.within(other);
        double[] across = distance.across(one, other);
        KernelDensity ofFirst = density(first);
        KernelDensity ofSecond = density(second);
        KernelDensity ofAcross = density(across);
        return new FeatureComparison(
                Spread.of(first),
                Spread.of(second),
                Spread.of(across),
                Closeness.of(ofFirst, ofAcross),
                Closeness.of(ofSecond, ofAcross),
                Closeness.of(ofFirst, ofSecond));
    }

    private static @Nullable KernelDensity density(double[] distances) {
        return Arrays.stream(distances).distinct().limit(2).count() < 2 ? null : KernelDensity.of(distances);
    }
}
