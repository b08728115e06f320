package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.Batch;
import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.List;

/** Latent codes of items and the attributes of the same items. */
public final class LatentSample implements Batch<LatentSample> {
    private static final long serialVersionUID = 1L;

    private final double[][] latents;
    private final double[][] attributes;

    private LatentSample(double[][] latents, double[][] attributes) {
        this.latents = latents;
        this.attributes = attributes;
    }

    /**
     * @param z {@code [items][dimensions]}, finite
     * @param a {@code [items][attributes]}, finite, at most as many as dimensions
     * @throws MetricException if the numbers are not so
     */
    public static LatentSample of(double[][] z, double[][] a) {
        if (z.length != a.length) {
            throw new MetricException(
                    "z has %d items, a has %d. Give the attributes of each item.".formatted(z.length, a.length));
        }
        double[][] latents = Columns.of("z", z);
        double[][] attributes = Columns.of("a", a);
        if (latents.length < attributes.length) {
            throw new MetricException("z has %d dimensions for %d attributes. Give at least one dimension for each."
                    .formatted(latents.length, attributes.length));
        }
        return new LatentSample(latents, attributes);
    }

    /** One attribute, {@code [items]}. */
    public static LatentSample of(double[][] z, double[] a) {
        return of(z, Arrays.stream(a).mapToObj(x -> new double[] {x}).toArray(double[][]::new));
    }

    public int items() {
        return latents[0].length;
    }

    public int dimensions() {
        return latents.length;
    }

    public int attributes() {
        return attributes.length;
    }

    /** All items of one dimension of the codes. */
    public double[] latent(int dimension) {
        return latents[dimension].clone();
    }

    /** All items of one attribute. */
    public double[] attribute(int index) {
        return attributes[index].clone();
    }

    double[][] latents() {
        return latents;
    }

    @Override
    public void requireAlike(LatentSample other) {
        if (other.dimensions() != dimensions() || other.attributes() != attributes()) {
            throw new MetricException(
                    "A batch of %d dimensions and %d attributes does not go with those of %d and %d. Give all alike."
                            .formatted(other.dimensions(), other.attributes(), dimensions(), attributes()));
        }
    }

    @Override
    public LatentSample joined(List<LatentSample> all) {
        double[][] z = new double[dimensions()][];
        Arrays.setAll(z, d -> all.stream()
                .flatMapToDouble(s -> Arrays.stream(s.latents[d]))
                .toArray());
        double[][] a = new double[attributes()][];
        Arrays.setAll(a, i -> all.stream()
                .flatMapToDouble(s -> Arrays.stream(s.attributes[i]))
                .toArray());
        return new LatentSample(z, a);
    }
}
