package io.ripieno.models.benchmark.measures;

import io.ripieno.music.metrics.information.Features;
import io.ripieno.music.metrics.information.InformationSettings;
import io.ripieno.music.metrics.latent.Disentanglement;
import io.ripieno.music.metrics.latent.LatentMeasure;
import io.ripieno.music.metrics.latent.LatentSample;
import io.ripieno.music.metrics.latent.LatentSettings;
import java.util.Arrays;
import java.util.Random;

/**
 * Normal codes, and attributes that follow the first dimensions with some noise.
 *
 * @param z {@code [items][dimensions]}
 * @param a {@code [items][attributes]}
 */
public record SeededLatents(double[][] z, double[][] a) {
    private static final double NOISE = 0.3;

    public static SeededLatents of(int items, int dimensions, int attributes, long seed) {
        Random random = new Random(seed);
        double[][] z = new double[items][dimensions];
        double[][] a = new double[items][attributes];
        for (int n = 0; n < items; n++) {
            Arrays.setAll(z[n], d -> random.nextGaussian());
            for (int i = 0; i < attributes; i++) {
                a[n][i] = z[n][i] + NOISE * z[n][(i + 1) % dimensions] + NOISE * random.nextGaussian();
            }
        }
        return new SeededLatents(z, a);
    }

    /** The mean mutual information gap, computed with the other three of the dependency-aware bundle. */
    public double bundle() {
        return Arrays.stream(Disentanglement.dependencyAware(LatentSettings.CONTINUOUS)
                        .of(LatentSample.of(z, a))
                        .of(LatentMeasure.MIG))
                .average()
                .orElseThrow();
    }

    /** The mutual information of the first dimension and the first attribute, nats. */
    public double information() {
        double[] code = Arrays.stream(z).mapToDouble(row -> row[0]).toArray();
        double[] attribute = Arrays.stream(a).mapToDouble(row -> row[0]).toArray();
        return new Features(code, InformationSettings.CONTINUOUS).informationWith(attribute)[0];
    }
}
