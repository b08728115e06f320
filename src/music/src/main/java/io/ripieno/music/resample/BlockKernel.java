package io.ripieno.music.resample;

import java.util.List;

/**
 * Filters that run over many periods of the ratio at once, see {@link RowFilter}: a block of input is dealt into rows,
 * goes through one step after the other, and is gathered.
 */
final class BlockKernel implements Kernel {
    private static final int ROWS_LIMIT = 8_192;
    private static final int WEIGHTS_LIMIT = 1 << 20;
    private static final int COLUMNS_LIMIT = 256;
    private static final int BLOCK = 1 << 17;

    private final int columns;
    private final int margin;
    private final RowFilter[] filters;
    private final float[][][] stages;

    BlockKernel(List<Step> steps) {
        int rows = (int) rows(steps);
        columns = Math.min(COLUMNS_LIMIT, BLOCK / rows);
        margin = steps.size();
        filters = new RowFilter[margin];
        stages = new float[margin + 1][][];
        for (int i = 0; i < margin; i++) {
            filters[i] = new RowFilter(steps.get(i), rows, columns);
            stages[i] = filters[i].input();
            rows = filters[i].outputs();
        }
        stages[margin] = new float[rows][columns];
    }

    /** Whether the tables and the block stay small for these steps. */
    static boolean suits(List<Step> steps) {
        long weights = 0;
        for (Step step : steps) {
            weights += 2L * step.up() * step.filter().reach();
        }
        return weights <= WEIGHTS_LIMIT && rows(steps) <= ROWS_LIMIT;
    }

    /** Input samples in so many periods of the ratio that no filter reaches beyond the neighbouring column. */
    private static long rows(List<Step> steps) {
        long up = 1;
        long down = 1;
        for (Step step : steps) {
            int divisor = Step.greatestCommonDivisor((int) up, step.down());
            down *= step.down() / divisor;
            up = up / divisor * step.up();
        }
        long periods = 1;
        long rows = down;
        for (Step step : steps) {
            periods = Math.max(periods, (step.filter().reach() + rows - 1) / rows);
            rows = rows / step.down() * step.up();
        }
        return periods * down;
    }

    @Override
    public int outputsPerBlock() {
        return (columns - 2 * margin) * stages[margin].length;
    }

    @Override
    public int inputsPerBlock() {
        return columns * stages[0].length;
    }

    /** For each step, one column before the outputs and one behind them. */
    @Override
    public long firstInput(long block) {
        return (block * (columns - 2 * margin) - margin) * stages[0].length;
    }

    @Override
    public void run(long block, float[] input, float[] target, int at, int outputs) {
        int period = stages[margin].length;
        int used = (outputs + period - 1) / period + 2 * margin;
        deal(input, used);
        for (int i = 0; i < margin; i++) {
            filters[i].run(stages[i + 1], used);
        }
        for (int p = 0; p < period && p < outputs; p++) {
            float[] row = stages[margin][p];
            int column = margin;
            for (int to = p; to < outputs; to += period, column++) {
                target[at + to] = row[column];
            }
        }
    }

    private void deal(float[] input, int used) {
        float[][] rows = stages[0];
        for (int row = 0; row < rows.length; row++) {
            float[] to = rows[row];
            int from = row;
            for (int column = 0; column < used; column++, from += rows.length) {
                to[column] = input[from];
            }
        }
    }
}
