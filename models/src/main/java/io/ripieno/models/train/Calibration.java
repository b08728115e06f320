package io.ripieno.models.train;

/**
 * Batches that the running statistics of batch normalisations are taken from anew, without dropout: those gathered while
 * training are of activations that dropout had spread, and of weights that were still moving, and do not fit serving.
 *
 * @param batches how many; 0 for no calibration
 * @param eachEpoch whether it is done before each validation, so that the best epoch is chosen as it will be served, rather
 *     than once for the best epoch
 */
public record Calibration(int batches, boolean eachEpoch) {
    /** For networks without batch normalisation. */
    public static final Calibration NONE = new Calibration(0, false);

    /** Once, of the best epoch's weights. */
    public static Calibration atEnd(int batches) {
        return new Calibration(batches, false);
    }

    /** Before each validation. */
    public static Calibration eachEpoch(int batches) {
        return new Calibration(batches, true);
    }
}
