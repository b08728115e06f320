package io.ripieno.models.recipe.tagger;

import io.ripieno.models.interpret.Precision;
import io.ripieno.models.train.Calibration;
import io.ripieno.models.train.GradientClip;
import io.ripieno.models.train.Optimiser;
import io.ripieno.models.train.Schedule;
import io.ripieno.models.train.TrainingPlan;

/**
 * A part of the training with clips of one length. A batch of 16 clips, Adam with coupled L2 1e-5, gradients clipped to a
 * norm of 1, the rate along half a cosine; what is judged and kept is the moving average of the weights.
 *
 * @param seconds of a clip
 * @param clips in an epoch
 * @param rate at the beginning
 * @param lastRate at the end
 * @param mixture what the clips are
 */
record Stage(int seconds, int clips, int epochs, double rate, double lastRate, Mixture mixture) {
    private static final int BATCH = 16;
    private static final double DECAY = 1e-5;
    private static final double GRADIENT_NORM = 1;
    private static final double AVERAGE_DECAY = 0.9995;
    private static final int CALIBRATION_BATCHES = 32;
    private static final int READERS = 2;

    TrainingPlan plan(long seed) {
        return TrainingPlan.of(epochs, BATCH, Optimiser.adam(DECAY), new Schedule.Cosine(rate, lastRate, epochs), seed)
                .clip(GradientClip.byNorm(GRADIENT_NORM))
                .averageDecay(AVERAGE_DECAY)
                .calibration(Calibration.eachEpoch(CALIBRATION_BATCHES))
                .precision(Precision.MIXED)
                .loaderThreads(READERS)
                .build();
    }

    /** As a phrase of a card. */
    String describe() {
        return "%d epochs of %,d clips of %d s, %s, with the rate falling along half a cosine from %s to %s"
                .formatted(epochs, clips, seconds, mixture.describe(), rate, lastRate);
    }

    /** What all stages have in common, as a phrase of a card. */
    static String method() {
        return "Adam (coupled L2 %s, gradient norm at most %s), batches of %d, a moving average of the weights (%s per step), %d batches to calibrate batch normalisation before each validation, products of convolutions in bfloat16"
                .formatted(DECAY, GRADIENT_NORM, BATCH, AVERAGE_DECAY, CALIBRATION_BATCHES);
    }
}
