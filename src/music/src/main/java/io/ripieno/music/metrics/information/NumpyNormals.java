package io.ripieno.music.metrics.information;

/**
 * The standard normal draws of NumPy's {@code RandomState(seed)}: the Mersenne Twister MT19937 (Matsumoto and Nishimura
 * 1998) and Marsaglia's polar method, so that data with ties are told apart as scikit-learn does it.
 */
final class NumpyNormals {
    private static final int LENGTH = 624;
    private static final int SHIFT = 397;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;
    private static final int TWIST = 0x9908b0df;

    private final int[] state = new int[LENGTH];
    private int next = LENGTH;
    private double kept = Double.NaN;

    NumpyNormals(int seed) {
        state[0] = seed;
        for (int i = 1; i < LENGTH; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    double draw() {
        if (!Double.isNaN(kept)) {
            double second = kept;
            kept = Double.NaN;
            return second;
        }
        double x;
        double y;
        double squared;
        do {
            x = 2 * uniform() - 1;
            y = 2 * uniform() - 1;
            squared = x * x + y * y;
        } while (squared >= 1 || squared == 0);
        double factor = Math.sqrt(-2 * Math.log(squared) / squared);
        kept = factor * x;
        return factor * y;
    }

    private double uniform() {
        int high = word() >>> 5;
        int low = word() >>> 6;
        return (high * 0x1p26 + low) * 0x1p-53;
    }

    private int word() {
        if (next == LENGTH) {
            for (int i = 0; i < LENGTH; i++) {
                int joined = (state[i] & UPPER) | (state[(i + 1) % LENGTH] & LOWER);
                state[i] = state[(i + SHIFT) % LENGTH] ^ (joined >>> 1) ^ ((joined & 1) == 0 ? 0 : TWIST);
            }
            next = 0;
        }
        int word = state[next++];
        word ^= word >>> 11;
        word ^= (word << 7) & 0x9d2c5680;
        word ^= (word << 15) & 0xefc60000;
        return word ^ (word >>> 18);
    }
}
