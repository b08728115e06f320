package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.Interruption;
import org.ejml.data.DMatrixRMaj;

/**
 * Solves normal equations whose columns depend on each other, as those of equal or silent channels do: a Cholesky
 * factorisation that takes the largest pivot each time and stops when the rest is rounding. The columns left out get 0,
 * so the fit is a least-squares one, while the solution is one of many.
 */
final class IndependentColumns {
    /** The part of the largest pivot under which a column depends on those before. */
    private static final double ROUNDING = 1e-13;

    /** Rows in the order of their pivots, {@code [rank][...]}: the factor, transposed. */
    private final double[][] factor;

    private final int[] order;
    private final int rank;

    private IndependentColumns(double[][] factor, int[] order, int rank) {
        this.factor = factor;
        this.order = order;
        this.rank = rank;
    }

    static IndependentColumns of(DMatrixRMaj matrix) {
        int n = matrix.numRows;
        double[] pivots = new double[n];
        int[] order = new int[n];
        double largest = 0;
        for (int i = 0; i < n; i++) {
            order[i] = i;
            pivots[i] = matrix.unsafe_get(i, i);
            largest = Math.max(largest, pivots[i]);
        }
        double[][] factor = new double[n][];
        int rank = 0;
        while (rank < n) {
            Interruption.check();
            int best = rank;
            for (int i = rank + 1; i < n; i++) {
                best = pivots[order[i]] > pivots[order[best]] ? i : best;
            }
            int pivot = order[best];
            if (!(pivots[pivot] > ROUNDING * largest)) {
                break;
            }
            order[best] = order[rank];
            order[rank] = pivot;
            factor[rank] = row(matrix, factor, order, rank, Math.sqrt(pivots[pivot]), pivots);
            rank++;
        }
        return new IndependentColumns(factor, order, rank);
    }

    /** The row of the factor for a pivot, indexed by the matrix' own columns; takes it off the pivots that are left. */
    private static double[] row(
            DMatrixRMaj matrix, double[][] factor, int[] order, int rank, double root, double[] pivots) {
        int pivot = order[rank];
        double[] row = new double[matrix.numCols];
        System.arraycopy(matrix.data, pivot * matrix.numCols, row, 0, row.length);
        for (int k = 0; k < rank; k++) {
            double[] before = factor[k];
            double weight = before[pivot];
            for (int i = 0; i < row.length; i++) {
                row[i] -= weight * before[i];
            }
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= root;
        }
        row[pivot] = root;
        for (int i = rank + 1; i < order.length; i++) {
            pivots[order[i]] -= row[order[i]] * row[order[i]];
        }
        return row;
    }

    DMatrixRMaj solve(DMatrixRMaj right) {
        DMatrixRMaj solution = new DMatrixRMaj(right.numRows, right.numCols);
        for (int column = 0; column < right.numCols; column++) {
            double[] y = new double[rank];
            for (int k = 0; k < rank; k++) {
                double sum = right.unsafe_get(order[k], column);
                for (int m = 0; m < k; m++) {
                    sum -= factor[m][order[k]] * y[m];
                }
                y[k] = sum / factor[k][order[k]];
            }
            for (int k = rank - 1; k >= 0; k--) {
                double sum = y[k];
                for (int m = k + 1; m < rank; m++) {
                    sum -= factor[k][order[m]] * y[m];
                }
                y[k] = sum / factor[k][order[k]];
                solution.unsafe_set(order[k], column, y[k]);
            }
        }
        return solution;
    }
}
