package io.ripieno.models.train;

/**
 * How a network is trained.
 *
 * @param epochs how many passes over the examples at most
 * @param batchSize examples in a batch; the last of an epoch may be smaller
 * @param schedule of the learning rate
 * @param decay coupled L2
 * @param gradientNorm the common L2 norm that gradients are clipped to
 * @param stopPatience how many epochs without a lower validation loss end the run
 * @param calibrationBatches after training, batches that the running statistics of batch normalisations are taken from anew,
 *     without dropout: those gathered while training are of activations that dropout had spread, and do not fit serving
 * @param seed of everything that is drawn
 */
public record TrainingPlan(
        int epochs,
        int batchSize,
        Schedule schedule,
        double decay,
        double gradientNorm,
        int stopPatience,
        int calibrationBatches,
        long seed) {
    public TrainingPlan {
        if (epochs < 1 || batchSize < 2) {
            throw new IllegalArgumentException(
                    "epochs is %d and batchSize %d. Give at least 1 epoch, and 2 examples for batch normalisation."
                            .formatted(epochs, batchSize));
        }
    }
}
