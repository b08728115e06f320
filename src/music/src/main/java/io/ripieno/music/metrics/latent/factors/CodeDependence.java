package io.ripieno.music.metrics.latent.factors;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.information.Histogram;
import io.ripieno.music.metrics.latent.Columns;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * How far codes hang together, whatever factors there are: 0 where they do not. Source: the unsupervised scores of Locatello
 * et al., "Challenging common assumptions in the unsupervised learning of disentangled representations" (2019).
 *
 * @param totalCorrelation of a Gaussian with the covariance of the codes, nats; NaN if a code does not vary
 * @param wasserstein squared Wasserstein distance of that Gaussian from the one whose codes are independent, after its
 *     authors' formula 2 tr(C) - 2 tr((D C)^1/2) for the covariance C with the diagonal D
 * @param wassersteinShare the same as a share of the sum of all variances; NaN if none varies
 * @param information the mean over pairs of codes of the mutual information of their bins, nats
 */
public record CodeDependence(double totalCorrelation, double wasserstein, double wassersteinShare, double information) {
    /**
     * @param z {@code [items][codes]}, finite; two items and two codes at least
     * @param bins of equal width of each code; {@link HistogramScores#BINS} are usual
     * @throws MetricException if the numbers are not so
     */
    public static CodeDependence of(double[][] z, int bins) {
        double[][] codes = Columns.of("z", z);
        if (codes.length < 2 || z.length < 2) {
            throw new MetricException(
                    "The dependence of %d codes in %d items is not defined. Give two of both at least."
                            .formatted(codes.length, z.length));
        }
        double[][] covariance = covariance(codes);
        double[] variances = IntStream.range(0, codes.length)
                .mapToDouble(c -> covariance[c][c])
                .toArray();
        double whole = Arrays.stream(variances).sum();
        double logarithms = Arrays.stream(eigenvalues(covariance, variances, -0.5))
                .map(Math::log)
                .sum();
        double roots = Arrays.stream(eigenvalues(covariance, variances, 0.5))
                .map(Math::sqrt)
                .sum();
        double wasserstein = 2 * whole - 2 * roots;
        return new CodeDependence(-logarithms / 2, wasserstein, wasserstein / whole, information(codes, bins));
    }

    private static double[][] covariance(double[][] codes) {
        int items = codes[0].length;
        double[][] centred = Arrays.stream(codes)
                .map(code -> {
                    double mean = Arrays.stream(code).average().orElseThrow();
                    return Arrays.stream(code).map(x -> x - mean).toArray();
                })
                .toArray(double[][]::new);
        double[][] covariance = new double[codes.length][codes.length];
        for (int a = 0; a < codes.length; a++) {
            for (int b = 0; b <= a; b++) {
                double sum = 0;
                for (int i = 0; i < items; i++) {
                    sum += centred[a][i] * centred[b][i];
                }
                covariance[a][b] = sum / (items - 1);
                covariance[b][a] = covariance[a][b];
            }
        }
        return covariance;
    }

    /** Of the covariance whose rows and columns are each multiplied by a power of the variances; none is below 0. */
    private static double[] eigenvalues(double[][] covariance, double[] variances, double power) {
        DMatrixRMaj scaled = new DMatrixRMaj(covariance);
        for (int a = 0; a < variances.length; a++) {
            for (int b = 0; b < variances.length; b++) {
                scaled.set(a, b, covariance[a][b] * Math.pow(variances[a], power) * Math.pow(variances[b], power));
            }
        }
        double[] values = new double[variances.length];
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(values.length, false, true);
        boolean found = Arrays.stream(scaled.data).allMatch(Double::isFinite) && eigen.decompose(scaled);
        Arrays.setAll(values, i -> found ? Math.max(0, eigen.getEigenvalue(i).getReal()) : Double.NaN);
        return values;
    }

    private static double information(double[][] codes, int bins) {
        int[][] binned =
                Arrays.stream(codes).map(code -> Histogram.bins(code, bins)).toArray(int[][]::new);
        return IntStream.range(1, codes.length)
                        .mapToDouble(a -> IntStream.range(0, a)
                                .mapToDouble(b -> Histogram.information(binned[a], binned[b]))
                                .sum())
                        .sum()
                / (codes.length * (codes.length - 1) / 2.0);
    }
}
