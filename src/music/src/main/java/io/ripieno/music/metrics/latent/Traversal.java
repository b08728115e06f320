package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.Batch;
import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks through a latent space, and what attributes do on the way. */
public final class Traversal implements Batch<Traversal> {
    private static final long serialVersionUID = 1L;

    private final double[][][] latents;
    private final double[][][] attributes;

    private Traversal(double[][][] latents, double[][][] attributes) {
        this.latents = latents;
        this.attributes = attributes;
    }

    /**
     * @param z {@code [samples][dimensions][points]}, finite, at least two points
     * @param a {@code [samples][attributes][points]}, finite, at most as many attributes as dimensions
     * @throws MetricException if the numbers are not so
     */
    public static Traversal of(double[][][] z, double[][][] a) {
        if (z.length != a.length || z.length == 0) {
            throw new MetricException("z has %d samples, a has %d. Give the attributes of each, and at least one."
                    .formatted(z.length, a.length));
        }
        Traversal traversal = new Traversal(copy("z", z), copy("a", a));
        if (traversal.points() != a[0][0].length) {
            throw new MetricException("z has %d points, a has %d. Give the attributes at each point."
                    .formatted(traversal.points(), a[0][0].length));
        }
        if (traversal.points() < 2) {
            throw new MetricException(
                    "z has %d point. Give at least 2, or 3 for smoothness.".formatted(traversal.points()));
        }
        if (traversal.attributes() > traversal.dimensions()) {
            throw new MetricException("z has %d dimensions for %d attributes. Give at least one dimension for each."
                    .formatted(traversal.dimensions(), traversal.attributes()));
        }
        return traversal;
    }

    /** One dimension, {@code [samples][points]}, and one attribute. */
    public static Traversal of(double[][] z, double[][] a) {
        return of(alone(z), alone(a));
    }

    public int samples() {
        return latents.length;
    }

    public int dimensions() {
        return latents[0].length;
    }

    public int attributes() {
        return attributes[0].length;
    }

    public int points() {
        return latents[0][0].length;
    }

    double[] latent(int sample, int dimension) {
        return latents[sample][dimension];
    }

    double[] attribute(int sample, int index) {
        return attributes[sample][index];
    }

    @Override
    public void requireAlike(Traversal other) {
        if (other.dimensions() != dimensions() || other.attributes() != attributes() || other.points() != points()) {
            throw new MetricException(
                    "A batch of %d dimensions, %d attributes and %d points does not go with those of %d, %d and %d. Give all alike."
                            .formatted(
                                    other.dimensions(),
                                    other.attributes(),
                                    other.points(),
                                    dimensions(),
                                    attributes(),
                                    points()));
        }
    }

    @Override
    public Traversal joined(List<Traversal> all) {
        List<double[][]> z = new ArrayList<>();
        List<double[][]> a = new ArrayList<>();
        for (Traversal part : all) {
            z.addAll(Arrays.asList(part.latents));
            a.addAll(Arrays.asList(part.attributes));
        }
        return new Traversal(z.toArray(double[][][]::new), a.toArray(double[][][]::new));
    }

    private static double[][][] alone(double[][] rows) {
        return Arrays.stream(rows).map(row -> new double[][] {row}).toArray(double[][][]::new);
    }

    private static double[][][] copy(String name, double[][][] numbers) {
        if (numbers[0].length == 0) {
            throw new MetricException("%s[0] is empty. Give at least one row of points.".formatted(name));
        }
        double[][][] copy = new double[numbers.length][numbers[0].length][];
        for (int n = 0; n < copy.length; n++) {
            if (numbers[n].length != copy[n].length) {
                throw new MetricException("%s[%d] has %d rows where the first sample has %d. Give all alike."
                        .formatted(name, n, numbers[n].length, copy[n].length));
            }
            for (int r = 0; r < copy[n].length; r++) {
                double[] row = numbers[n][r].clone();
                if (row.length != numbers[0][0].length || !Arrays.stream(row).allMatch(Double::isFinite)) {
                    throw new MetricException("%s[%d][%d] is %s. Give %d finite numbers in every row."
                            .formatted(name, n, r, Arrays.toString(row), numbers[0][0].length));
                }
                copy[n][r] = row;
            }
        }
        return copy;
    }
}
