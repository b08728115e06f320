package io.ripieno.models.data.augment;

/** Adds impulses between the samples: a sinc under a Hann window, looked up in 64 steps of a sample. */
final class FractionalDelay {
    static final int REACH = 8;
    private static final int STEPS = 64;
    private static final float[][] TAPS = new float[STEPS + 1][2 * REACH];

    static {
        for (int step = 0; step <= STEPS; step++) {
            for (int tap = 0; tap < 2 * REACH; tap++) {
                double x = tap - REACH + 1 - (double) step / STEPS;
                double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
                double window = Math.abs(x) >= REACH ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x / REACH);
                TAPS[step][tap] = (float) (sinc * window);
            }
        }
    }

    private FractionalDelay() {}

    static void add(float[] line, double position, float amplitude) {
        int at = (int) Math.floor(position);
        float[] taps = TAPS[(int) Math.round((position - at) * STEPS)];
        int first = at - REACH + 1;
        int from = Math.max(0, -first);
        int to = Math.min(taps.length, line.length - first);
        for (int tap = from; tap < to; tap++) {
            line[first + tap] += amplitude * taps[tap];
        }
    }
}
