package io.ripieno.music.spectral;

/** The Kaiser window as a function, and the parameter that reaches a wanted attenuation. */
public final class Kaiser {
    private static final double RELATIVE_PRECISION = 1e-17;

    private Kaiser() {}

    /**
     * {@code I0(beta sqrt(1 - x^2)) / I0(beta)} for x in [-1, 1], and 0 outside.
     *
     * @param beta the shape, at least 0
     */
    public static double value(double beta, double x) {
        double inside = 1 - x * x;
        return inside < 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / besselI0(beta);
    }

    /** Kaiser's formula, {@code 0.1102 (A - 8.7)}, which holds from an attenuation of 50 dB upwards. */
    public static double betaFor(double attenuationDecibels) {
        if (!(attenuationDecibels >= 50)) {
            throw new IllegalArgumentException(
                    "The attenuation (" + attenuationDecibels + " dB) must be at least 50 dB for this formula.");
        }
        return 0.1102 * (attenuationDecibels - 8.7);
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    static double besselI0(double x) {
        double quarterSquare = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * RELATIVE_PRECISION; k++) {
            term *= quarterSquare / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
