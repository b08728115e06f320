package io.ripieno.music.spectral;

/** The Kaiser window as a function, {@code I0(beta sqrt(1 - x^2)) / I0(beta)} for x in [-1, 1] and 0 outside. */
public final class Kaiser {
    private static final double RELATIVE_PRECISION = 1e-17;

    private final double beta;
    private final double peak;

    /**
     * @param beta the shape, at least 0; larger is lower in the side lobes and wider in the main lobe
     */
    public Kaiser(double beta) {
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("The shape of a Kaiser window (" + beta + ") must be at least 0.");
        }
        this.beta = beta;
        this.peak = besselI0(beta);
    }

    /** The window with which a low-pass filter reaches a stop-band attenuation: {@code beta = 0.1102 (A - 8.7)}. */
    public static Kaiser forAttenuation(double decibels) {
        if (!(decibels >= 50)) {
            throw new IllegalArgumentException(
                    "The attenuation (" + decibels + " dB) must be at least 50 dB for Kaiser's formula to hold.");
        }
        return new Kaiser(0.1102 * (decibels - 8.7));
    }

    public double at(double x) {
        double inside = 1 - x * x;
        return inside < 0 ? 0 : besselI0(beta * Math.sqrt(inside)) / peak;
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double besselI0(double x) {
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
