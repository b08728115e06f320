package io.ripieno.music.metrics.information;

/** The digamma function of whole numbers from 1 to a greatest one: ψ(n) = Σ_{i<n} 1/i − γ. */
final class Digamma {
    private static final double EULER_MASCHERONI = 0.57721566490153286061;

    private final double[] values;

    Digamma(int greatest) {
        values = new double[greatest + 1];
        values[0] = Double.NEGATIVE_INFINITY;
        double harmonic = 0;
        for (int n = 1; n <= greatest; n++) {
            values[n] = harmonic - EULER_MASCHERONI;
            harmonic += 1.0 / n;
        }
    }

    double of(int n) {
        return values[n];
    }
}
