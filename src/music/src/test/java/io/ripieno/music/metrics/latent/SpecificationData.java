package io.ripieno.music.metrics.latent;

/** The formulas that golden values of latent measures were computed from. */
final class SpecificationData {
    private SpecificationData() {}

    static double[][] latents(int items, int dimensions) {
        double[][] z = new double[items][dimensions];
        for (int n = 0; n < items; n++) {
            for (int d = 0; d < dimensions; d++) {
                z[n][d] = Math.sin(1.7 * (n + 1) * (d + 1)) + 0.01 * n;
            }
        }
        return z;
    }

    static LatentSample continuous() {
        double[][] z = latents(24, 5);
        double[][] a = new double[24][3];
        for (int n = 0; n < 24; n++) {
            a[n][0] = z[n][0] + 0.5 * z[n][1] + 0.3 * Math.cos(n);
            a[n][1] = z[n][1] * z[n][1] + 0.2 * Math.sin(3 * n + 1);
            a[n][2] = Math.exp(0.5 * z[n][3]) + 0.1 * Math.cos(5 * n);
        }
        return LatentSample.of(z, a);
    }

    /** Two attributes of few values, each shared by at least eleven items. */
    static LatentSample tied() {
        double[][] z = latents(40, 4);
        double[][] a = new double[40][2];
        for (int n = 0; n < 40; n++) {
            a[n][0] = Math.max(-1, Math.min(1, Math.floor(z[n][0] + z[n][2])));
            a[n][1] = Math.min(1, Math.floor(1.4 * Math.abs(z[n][1])));
        }
        return LatentSample.of(z, a);
    }

    /** z from 0 to 15 with the attributes z², −2z² and 0, or their like of another power. */
    static Traversal powers(int power) {
        return powers(power, 1, -2, 0);
    }

    /** z from 0 to 15 with powers of it, each times a factor, as attributes. */
    static Traversal powers(int power, double... factors) {
        double[][][] z = new double[1][factors.length][16];
        double[][][] a = new double[1][factors.length][16];
        for (int k = 0; k < 16; k++) {
            for (int d = 0; d < factors.length; d++) {
                z[0][d][k] = k;
                a[0][d][k] = Math.pow(k, power) * factors[d];
            }
        }
        return Traversal.of(z, a);
    }

    static Traversal curves() {
        double[][][] z = new double[4][3][9];
        double[][][] a = new double[4][3][9];
        for (int s = 1; s <= 4; s++) {
            for (int k = 0; k < 9; k++) {
                double t = -2 + 0.5 * k;
                for (int d = 0; d < 3; d++) {
                    z[s - 1][d][k] = t;
                }
                a[s - 1][0][k] = Math.tanh(0.5 * s * t);
                a[s - 1][1][k] = 0.1 * s * t * t * t - 0.2 * t;
                a[s - 1][2][k] = Math.sin(2 * t + s);
            }
        }
        return Traversal.of(z, a);
    }
}
