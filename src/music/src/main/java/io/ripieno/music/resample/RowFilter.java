package io.ripieno.music.resample;

import java.util.Arrays;

/**
 * A {@link Step} over many periods of audio at once. The samples of a period are rows, the periods are columns: sample
 * {@code inputs column + row} is in that row and column. An output row is a weighted sum of whole rows. Before the first
 * and behind the last row of a period stand copies of rows of its neighbours. The loops run over columns from index 0
 * alone and write to one row, a form that the compiler turns into vector instructions; a few input rows serve all the
 * outputs that need them while they are in the first cache.
 */
final class RowFilter {
    private static final int QUAD = 4;
    private static final int QUADS_AT_A_TIME = 8;

    private final int inputs;
    private final int lead;
    private final int[] firstQuads;
    private final float[][] taps;
    private final float[][] rows;

    /**
     * @param inputs samples in a period, at least the reach of the filter
     * @param columns how many periods there are room for
     */
    RowFilter(Step step, int inputs, int columns) {
        this.inputs = inputs;
        FilterTable table = FilterTable.of(step.filter(), step.up());
        lead = table.reach() - 1;
        rows = new float[roundUp(inputs + 2 * lead + 1)][columns];
        int outputs = inputs / step.down() * step.up();
        firstQuads = new int[outputs];
        taps = new float[outputs][];
        for (int p = 0; p < outputs; p++) {
            long position = (long) p * step.down();
            int first = (int) (position / step.up());
            float[] weights = table.taps((int) (position % step.up()));
            int before = first % QUAD;
            firstQuads[p] = first / QUAD;
            taps[p] = new float[roundUp(before + weights.length)];
            System.arraycopy(weights, 0, taps[p], before, weights.length);
        }
    }

    private static int roundUp(int count) {
        return (count + QUAD - 1) / QUAD * QUAD;
    }

    /** Where the input goes: the rows of a period, not copies. */
    float[][] input() {
        return Arrays.copyOfRange(rows, lead, lead + inputs);
    }

    /** The number of rows that come out. */
    int outputs() {
        return taps.length;
    }

    /**
     * Filters the first columns. If the columns from a to b of the input are meant, those from a + 1 to b - 1 of the output
     * are.
     *
     * @param output receives {@code [outputs()][columns]}
     */
    void run(float[][] output, int columns) {
        borrow(columns);
        for (float[] row : output) {
            Arrays.fill(row, 0, columns, 0);
        }
        for (int from = 0; from < rows.length / QUAD; from += QUADS_AT_A_TIME) {
            for (int p = 0; p < taps.length; p++) {
                add(p, output[p], from, from + QUADS_AT_A_TIME, columns);
            }
        }
    }

    private void borrow(int columns) {
        for (int row = 0; row < lead; row++) {
            System.arraycopy(rows[row + inputs], 0, rows[row], 1, columns - 1);
        }
        for (int row = lead + inputs; row < inputs + 2 * lead + 1; row++) {
            System.arraycopy(rows[row - inputs], 1, rows[row], 0, columns - 1);
        }
    }

    private void add(int p, float[] target, int fromQuad, int toQuad, int columns) {
        float[] weights = taps[p];
        int start = firstQuads[p] * QUAD;
        int end = Math.min(toQuad * QUAD, start + weights.length);
        for (int row = Math.max(fromQuad * QUAD, start); row < end; row += QUAD) {
            int tap = row - start;
            addFour(
                    target,
                    rows[row],
                    rows[row + 1],
                    rows[row + 2],
                    rows[row + 3],
                    weights[tap],
                    weights[tap + 1],
                    weights[tap + 2],
                    weights[tap + 3],
                    columns);
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
}
