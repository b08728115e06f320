package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What it means that two engines give the same numbers: each is within 1e-5 of its own size, or of a share of the output's
 * root mean square, which rounding costs in single precision where large terms nearly cancel. That share is 5e-6 for one
 * operator and 1e-5 for a whole network: recurrences over 1,024 numbers come within 9.4e-6.
 */
public final class Parity {
    private static final double RELATIVE = 1e-5;
    private static final double OF_OPERATOR = 5e-6;
    private static final double OF_NETWORK = 1e-5;

    private Parity() {}

    /** Holds each number of an operator's output against the served one. */
    static void assertSameOfOperator(String output, float[] interpreted, float[] served) {
        assertSame(output, interpreted, served, OF_OPERATOR);
    }

    /** Holds each number of a network's output against the served one. */
    public static void assertSameOfNetwork(String output, float[] interpreted, float[] served) {
        assertSame(output, interpreted, served, OF_NETWORK);
    }

    private static void assertSame(String output, float[] interpreted, float[] served, double ofOutput) {
        assertThat(interpreted).as(output).hasSameSizeAs(served);
        double floor = ofOutput * rootMeanSquare(served);
        int worst = -1;
        double excess = 1;
        for (int i = 0; i < served.length; i++) {
            double allowed = Math.max(RELATIVE * Math.abs(served[i]), floor);
            double difference = Math.abs((double) interpreted[i] - served[i]);
            boolean same = interpreted[i] == served[i] || (Float.isNaN(interpreted[i]) && Float.isNaN(served[i]));
            if (!same && !(difference <= excess * allowed)) {
                worst = i;
                excess = Double.isFinite(difference / allowed) ? difference / allowed : Double.MAX_VALUE;
            }
        }
        assertThat(worst)
                .as(
                        "%s: %s against %s served differs by %s of what is allowed, at",
                        output,
                        worst < 0 ? "nothing" : interpreted[worst],
                        worst < 0 ? "nothing" : served[worst],
                        excess)
                .isNegative();
    }

    /** The size of an output's numbers. */
    public static double rootMeanSquare(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        return Math.sqrt(squares / values.length);
    }
}
