package io.ripieno.models.data.solo;

import io.ripieno.models.data.phrase.Dice;

/** Sines at the multiples of one frequency, whose strengths move from block to block in straight lines. */
final class Partials {
    /** More are not made. */
    static final int MOST = 128;

    private static final int BITS = 13;
    private static final double TURN = 0x1p32;
    private static final float[] SINE = sine();

    private final int[] offsets = new int[MOST];
    private final float[] strengths = new float[MOST];
    private final int[] phases;
    private double phase;

    /** Partials begin anywhere in their periods. */
    Partials(int block, Dice dice) {
        phases = new int[block];
        for (int n = 0; n < MOST; n++) {
            offsets[n] = (int) dice.seed();
        }
    }

    /**
     * Adds a block.
     *
     * @param from cycles a sample of the first partial at the beginning
     * @param to and at the end
     * @param wanted amplitudes at the end, of which the first is of the first partial
     * @param length samples, not more than a block
     */
    void add(double from, double to, float[] wanted, float[] block, int length) {
        for (int i = 0; i < length; i++) {
            phase += from + (to - from) * i / length;
            phase -= Math.floor(phase);
            phases[i] = (int) (long) (phase * TURN);
        }
        for (int n = 0; n < MOST; n++) {
            float strength = strengths[n];
            float slope = (wanted[n] - strength) / length;
            strengths[n] = wanted[n];
            if (strength == 0 && slope == 0) {
                continue;
            }
            int offset = offsets[n];
            for (int i = 0; i < length; i++) {
                strength += slope;
                block[i] += strength * SINE[(n + 1) * phases[i] + offset >>> 32 - BITS];
            }
        }
    }

    private static float[] sine() {
        float[] sine = new float[1 << BITS];
        for (int i = 0; i < sine.length; i++) {
            sine[i] = (float) Math.sin(2 * Math.PI * i / sine.length);
        }
        return sine;
    }
}
