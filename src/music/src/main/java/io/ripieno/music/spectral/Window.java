package io.ripieno.music.spectral;

import java.util.function.IntToDoubleFunction;

/** A tapering window: its values and the name under which errors speak of it. */
public final class Window {
    private final String name;
    private final double[] values;

    private Window(String shape, int length, IntToDoubleFunction value) {
        if (length < 1) {
            throw new IllegalArgumentException(
                    "The length of a " + shape + " window (" + length + ") must be at least 1 sample.");
        }
        this.name = shape + " window of " + length + " samples";
        this.values = new double[length];
        for (int n = 0; n < length; n++) {
            values[n] = value.applyAsDouble(n);
        }
    }

    /** {@code 0.5 - 0.5 cos(2 pi n / (length - 1))}: both ends are 0. */
    public static Window symmetricHann(int length) {
        return new Window("symmetric Hann", length, n -> length == 1 ? 1 : cosine(0.5, n, length - 1));
    }

    /** {@code 0.5 - 0.5 cos(2 pi n / length)}: the next sample would be 0 again. */
    public static Window periodicHann(int length) {
        return new Window("periodic Hann", length, n -> cosine(0.5, n, length));
    }

    /** The square root of the periodic Hann window: applied twice, it adds up to a constant at half-length hops. */
    public static Window squareRootHann(int length) {
        return new Window("square-root Hann", length, n -> Math.sin(Math.PI * n / length));
    }

    /** {@code 0.54 - 0.46 cos(2 pi n / (length - 1))}. */
    public static Window symmetricHamming(int length) {
        return new Window("symmetric Hamming", length, n -> length == 1 ? 1 : cosine(0.54, n, length - 1));
    }

    /** {@code 0.54 - 0.46 cos(2 pi n / length)}. */
    public static Window periodicHamming(int length) {
        return new Window("periodic Hamming", length, n -> cosine(0.54, n, length));
    }

    public static Window rectangular(int length) {
        return new Window("rectangular", length, n -> 1);
    }

    /**
     * The symmetric Kaiser window, see {@link Kaiser}, with x from -1 to 1.
     *
     * @param beta at least 0; larger is lower in the side lobes and wider in the main lobe
     */
    public static Window kaiser(int length, double beta) {
        Kaiser kaiser = new Kaiser(beta);
        double centre = (length - 1) / 2.0;
        return new Window(
                "Kaiser (beta " + beta + ")", length, n -> length == 1 ? 1 : kaiser.at((n - centre) / centre));
    }

    private static double cosine(double offset, int n, int period) {
        return offset - (1 - offset) * Math.cos(2 * Math.PI * n / period);
    }

    public int length() {
        return values.length;
    }

    /** The value at a sample, counted from 0. */
    public double at(int sample) {
        return values[sample];
    }

    /** The values in a new array. */
    public double[] toDoubles() {
        return values.clone();
    }

    /** For example {@code symmetric Hann window of 800 samples}. */
    @Override
    public String toString() {
        return name;
    }
}
