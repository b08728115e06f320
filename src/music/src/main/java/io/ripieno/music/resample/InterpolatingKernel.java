package io.ripieno.music.resample;

/**
 * A filter for ratios of large numbers: the taps are interpolated between two neighbouring entries of a table of fixed
 * size, which keeps the error of a tap below -110 dB.
 */
final class InterpolatingKernel implements Kernel {
    static final int RESOLUTION = 512;
    private static final int OUTPUTS = 1_024;

    private final int up;
    private final int down;
    private final FilterTable table;
    private final int inputs;

    InterpolatingKernel(int up, int down, FilterTable table) {
        this.up = up;
        this.down = down;
        this.table = table;
        this.inputs = (int) ((long) OUTPUTS * down / up) + 2 * table.reach() + 2;
    }

    @Override
    public int outputsPerBlock() {
        return OUTPUTS;
    }

    @Override
    public int inputsPerBlock() {
        return inputs;
    }

    @Override
    public long firstInput(long block) {
        return block * OUTPUTS * down / up + 1 - table.reach();
    }

    @Override
    public void run(long block, float[] input, float[] target, int at, int outputs) {
        long first = firstInput(block) - 1 + table.reach();
        for (int i = 0; i < outputs; i++) {
            long position = (block * OUTPUTS + i) * down;
            double steps = (double) (position % up) * table.resolution() / up;
            int step = (int) steps;
            float late = (float) (steps - step);
            target[at + i] = weigh(input, (int) (position / up - first), table.taps(step), table.taps(step + 1), late);
        }
    }

    private static float weigh(float[] input, int start, float[] early, float[] later, float late) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        for (int i = 0; i < early.length; i += 2) {
            a += early[i] * input[start + i];
            b += early[i + 1] * input[start + i + 1];
            c += later[i] * input[start + i];
            d += later[i + 1] * input[start + i + 1];
        }
        return (1 - late) * (a + b) + late * (c + d);
    }
}
