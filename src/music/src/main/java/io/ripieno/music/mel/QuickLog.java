package io.ripieno.music.mel;

/**
 * The natural logarithm of positive numbers within 1e-11: {@code x = 2^k z}, and {@code ln z} from the nearest of 128 values
 * in a table and four terms of a series (Tang, 1990).
 */
final class QuickLog {
    private static final int TABLE_BITS = 7;
    private static final int MANTISSA_BITS = 52;
    private static final long EXPONENT = 0xfffL << MANTISSA_BITS;
    /** The smallest z, so that z lies around 1, where the logarithm of the table is exactly 0. */
    private static final double LOWEST = 0.6875;

    private static final long LOWEST_BITS = Double.doubleToRawLongBits(LOWEST);
    private static final double LN_2 = Math.log(2);
    private static final double[] RECIPROCAL = new double[1 << TABLE_BITS];
    private static final double[] LOG = new double[1 << TABLE_BITS];

    static {
        for (int i = 0; i < LOG.length; i++) {
            long half = 1L << (MANTISSA_BITS - TABLE_BITS - 1);
            double centre = Double.longBitsToDouble(LOWEST_BITS + ((2L * i + 1) * half));
            RECIPROCAL[i] = Math.abs(centre - 1) < 1.0 / 128 ? 1 : 1 / centre;
            LOG[i] = -Math.log(RECIPROCAL[i]);
        }
    }

    private QuickLog() {}

    static double of(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return Math.log(x);
        }
        long bits = Double.doubleToRawLongBits(x);
        long above = bits - LOWEST_BITS;
        int i = (int) (above >>> (MANTISSA_BITS - TABLE_BITS)) & (LOG.length - 1);
        double z = Double.longBitsToDouble(bits - (above & EXPONENT));
        double r = z * RECIPROCAL[i] - 1;
        double square = r * r;
        return (above >> MANTISSA_BITS) * LN_2 + LOG[i] + (r + square * (-0.5 + r * (1.0 / 3) - square * 0.25));
    }
}
