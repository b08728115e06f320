package io.ripieno.music.metrics.latent.factors;

import java.util.SplittableRandom;

/** Codes and factors for tests. */
final class FactorTables {
    private FactorTables() {}

    /** Rows of the table that golden values were computed of: codes that factors of three and two values shift. */
    static FactorSample sample(int from, int to) {
        double[][] z = new double[to - from][4];
        int[][] factors = new int[to - from][];
        for (int n = from; n < to; n++) {
            int[] f = factors(n);
            double[] added = {1.5 * f[0], 2 * f[1], f[0] * f[1], 0};
            for (int d = 0; d < 4; d++) {
                z[n - from][d] = Math.sin(1.7 * (n + 1) * (d + 1)) + 0.01 * (n % 37) + added[d];
            }
            factors[n - from] = f;
        }
        return new FactorSample(z, factors);
    }

    /** The factors of a row of that table. */
    static int[] factors(int n) {
        return new int[] {n * 7 % 3, n / 3 * 5 % 2};
    }

    /** Three factors in every combination; the codes are the factors, or have nothing to do with them. */
    static FactorSample grid(boolean noise) {
        SplittableRandom random = new SplittableRandom(8);
        double[][] z = new double[4 * 5 * 6 * 8][3];
        int[][] factors = new int[z.length][];
        for (int n = 0; n < z.length; n++) {
            factors[n] = new int[] {n % 4, n / 4 % 5, n / 20 % 6};
            for (int d = 0; d < 3; d++) {
                z[n][d] = noise ? random.nextDouble() : factors[n][d];
            }
        }
        return new FactorSample(z, factors);
    }
}
