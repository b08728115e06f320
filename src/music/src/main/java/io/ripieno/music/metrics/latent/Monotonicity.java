package io.ripieno.music.metrics.latent;

/** Whether attributes go one way along a walk (Watcharasupat 2021): the mean sign of the differences that count. */
final class Monotonicity {
    private Monotonicity() {}

    static double[][] of(Traversal traversal, LiadSettings settings) {
        int[] dimensions = settings.dimensions(traversal);
        double[][] values = new double[traversal.samples()][dimensions.length];
        for (int n = 0; n < values.length; n++) {
            for (int i = 0; i < dimensions.length; i++) {
                values[n][i] = of(
                        Differences.of(traversal.latent(n, dimensions[i]), traversal.attribute(n, i))
                                .next()
                                .values(),
                        settings);
            }
        }
        return values;
    }

    private static double of(double[] differences, LiadSettings settings) {
        double signs = 0;
        int counted = 0;
        for (double difference : differences) {
            if (!(Math.abs(difference) <= settings.threshold())) {
                signs += Math.signum(difference);
                counted++;
            }
        }
        return counted == 0 ? settings.degenerate() : signs / counted;
    }
}
