package io.ripieno.music.metrics.latent;

import io.ripieno.music.metrics.MetricException;

/** Tables turned, so that all items of one column lie together. */
public final class Columns {
    private Columns() {}

    /**
     * @param name of the argument, for errors
     * @param rows {@code [items][columns]}, finite, at least one of each
     * @return {@code [columns][items]}
     * @throws MetricException if the numbers are not so
     */
    public static double[][] of(String name, double[][] rows) {
        if (rows.length == 0 || rows[0].length == 0) {
            throw new MetricException("%s is empty. Give at least one item with one number.".formatted(name));
        }
        double[][] columns = new double[rows[0].length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != columns.length) {
                throw new MetricException("%s[%d] has %d numbers where the first item has %d. Give all alike."
                        .formatted(name, i, rows[i].length, columns.length));
            }
            for (int c = 0; c < columns.length; c++) {
                if (!Double.isFinite(rows[i][c])) {
                    throw new MetricException(
                            "%s[%d][%d] is %s. Leave out items that are not finite.".formatted(name, i, c, rows[i][c]));
                }
                columns[c][i] = rows[i][c];
            }
        }
        return columns;
    }
}
