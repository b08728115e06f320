package io.ripieno.music.resample;

import java.util.Arrays;

/**
 * A polyphase filter that runs over many periods of the ratio at once. The input of a block is dealt into rows: sample
 * {@code rows column + row} goes to that row and column. An output phase is a weighted sum of whole rows, shifted by at
 * most one column. Its loops run over columns from index 0 alone, a form that the compiler turns into vector
 * instructions.
 */
final class BlockKernel implements Kernel {
    private static final int ROWS_LIMIT = 8_192;
    private static final int WEIGHTS_LIMIT = 1 << 20;
    private static final int COLUMNS_LIMIT = 256;
    private static final int BLOCK = 1 << 17;

    private final int rows;
    private final int columns;
    private final Phase[] phases;
    private final float[][] dealt;
    private final float[] sum;
    private final float[] shiftedSum;

    /** The taps of one output phase: those that fall into the column {@code shift}, then those of the next column. */
    private record Phase(int firstRow, int shift, float[] taps) {}

    BlockKernel(int up, int down, FilterTable table) {
        int periods = periods(down, table.reach());
        rows = periods * down;
        columns = Math.min(COLUMNS_LIMIT, BLOCK / rows);
        phases = new Phase[periods * up];
        for (int p = 0; p < phases.length; p++) {
            long position = (long) p * down;
            int first = (int) (position / up) + 1 - table.reach();
            phases[p] = new Phase(
                    Math.floorMod(first, rows), Math.floorDiv(first, rows), table.taps((int) (position % up)));
        }
        dealt = new float[rows][columns];
        sum = new float[columns];
        shiftedSum = new float[columns];
    }

    /** Whether the table and the block stay small for this ratio. */
    static boolean suits(int up, int down, int reach) {
        return (long) up * reach * 2 <= WEIGHTS_LIMIT && (long) periods(down, reach) * down <= ROWS_LIMIT;
    }

    /** So many periods of the ratio make up the rows that a filter is no longer than they are. */
    private static int periods(int down, int reach) {
        return (2 * reach + down - 1) / down;
    }

    @Override
    public int outputsPerBlock() {
        return (columns - 2) * phases.length;
    }

    @Override
    public int inputsPerBlock() {
        return columns * rows;
    }

    /** One column before the outputs, and one behind them. */
    @Override
    public long firstInput(long block) {
        return (block * (columns - 2) - 1) * rows;
    }

    @Override
    public void run(long block, float[] input, float[] target, int at, int outputs) {
        int used = (outputs + phases.length - 1) / phases.length;
        deal(input, used + 2);
        for (int p = 0; p < phases.length && p < outputs; p++) {
            Phase phase = phases[p];
            int inFirst = Math.min(phase.taps().length, rows - phase.firstRow());
            weigh(sum, phase.firstRow(), phase.taps(), 0, inFirst, used + 2);
            weigh(shiftedSum, 0, phase.taps(), inFirst, phase.taps().length, used + 2);
            int column = 1 + phase.shift();
            for (int to = p; to < outputs; to += phases.length, column++) {
                target[at + to] = sum[column] + shiftedSum[column + 1];
            }
        }
    }

    private void deal(float[] input, int used) {
        for (int column = 0; column < used; column++) {
            int start = column * rows;
            for (int row = 0; row < rows; row++) {
                dealt[row][column] = input[start + row];
            }
        }
    }

    private void weigh(float[] target, int row, float[] taps, int from, int to, int used) {
        Arrays.fill(target, 0, used, 0);
        int tap = from;
        int next = row;
        for (; tap + 4 <= to; tap += 4, next += 4) {
            addFour(
                    target,
                    dealt[next],
                    dealt[next + 1],
                    dealt[next + 2],
                    dealt[next + 3],
                    taps[tap],
                    taps[tap + 1],
                    taps[tap + 2],
                    taps[tap + 3],
                    used);
        }
        for (; tap < to; tap++, next++) {
            addOne(target, dealt[next], taps[tap], used);
        }
    }

    private static void addFour(
            float[] target,
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float wa,
            float wb,
            float wc,
            float wd,
            int count) {
        for (int j = 0; j < count; j++) {
            target[j] += wa * a[j] + wb * b[j] + wc * c[j] + wd * d[j];
        }
    }

    private static void addOne(float[] target, float[] a, float wa, int count) {
        for (int j = 0; j < count; j++) {
            target[j] += wa * a[j];
        }
    }
}
