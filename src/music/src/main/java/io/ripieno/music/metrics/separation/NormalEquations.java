package io.ripieno.music.metrics.separation;

import io.ripieno.music.metrics.MetricException;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * Fits filters: which delayed copies of some channels add up to others, with the least squared error. The matrix of the
 * delayed copies' products is block Toeplitz and is factorised once, whatever number of channels is fitted; it takes
 * {@code 8 (channels taps)²} bytes, three times in all, 400 MB for four stereo sources and 512 taps and
 * 1.6 GB for eight, which is the most; filters of windows are fitted one after the other.
 */
final class NormalEquations {
    private static final int MOST = 8192;

    private final int taps;
    private final double[][][] products;
    private final int[] channels;

    /**
     * @param products {@code [a][b][delay]}, see {@link Correlations}
     * @param channels which of the channels may be used
     */
    NormalEquations(int taps, double[][][] products, int[] channels) {
        this.taps = taps;
        this.products = products;
        this.channels = channels;
    }

    /**
     * @throws MetricException if the matrix for so many channels would have more than 8192 rows
     */
    static void requireFew(int taps, int channels) {
        long rows = (long) channels * taps;
        if (rows > MOST) {
            throw new MetricException(
                    "Filters of %d taps for %d channels of sources are %d unknowns and would take %.1f GB; at most %d are fitted. Give fewer taps, sources or channels."
                            .formatted(taps, channels, rows, 24e-9 * rows * rows, MOST));
        }
    }

    /**
     * @param targets the correlations of all channels with what is to be fitted, {@code [channel][target][delay]}
     * @return filters {@code [target][used channel][tap]}
     */
    double[][][] fit(double[][][] targets) {
        int order = channels.length * taps;
        int columns = targets[0].length;
        DMatrixRMaj right = new DMatrixRMaj(order, columns);
        for (int i = 0; i < channels.length; i++) {
            for (int t = 0; t < columns; t++) {
                for (int delay = 0; delay < taps; delay++) {
                    right.unsafe_set(i * taps + delay, t, targets[channels[i]][t][delay]);
                }
            }
        }
        DMatrixRMaj solution = solve(right);
        double[][][] filters = new double[columns][channels.length][taps];
        for (int t = 0; t < columns; t++) {
            for (int i = 0; i < channels.length; i++) {
                for (int tap = 0; tap < taps; tap++) {
                    filters[t][i][tap] = solution.unsafe_get(i * taps + tap, t);
                }
            }
        }
        return filters;
    }

    private DMatrixRMaj solve(DMatrixRMaj right) {
        DMatrixRMaj solution = new DMatrixRMaj(right.numRows, right.numCols);
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(right.numRows);
        if (cholesky.setA(matrix())) {
            cholesky.solve(right, solution);
            if (isFinite(solution)) {
                return solution;
            }
        }
        return IndependentColumns.of(matrix()).solve(right);
    }

    private static boolean isFinite(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.getNumElements(); i++) {
            if (!Double.isFinite(matrix.data[i])) {
                return false;
            }
        }
        return true;
    }

    private DMatrixRMaj matrix() {
        int order = channels.length * taps;
        DMatrixRMaj matrix = new DMatrixRMaj(order, order);
        for (int i = 0; i < channels.length; i++) {
            for (int j = 0; j < channels.length; j++) {
                double[] ahead = products[channels[i]][channels[j]];
                double[] behind = products[channels[j]][channels[i]];
                for (int a = 0; a < taps; a++) {
                    int row = (i * taps + a) * order + j * taps;
                    for (int b = 0; b < taps; b++) {
                        // sum over n of s_i[n - a] s_j[n - b]
                        matrix.data[row + b] = a >= b ? ahead[a - b] : behind[b - a];
                    }
                }
            }
        }
        return matrix;
    }
}
