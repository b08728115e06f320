package io.ripieno.models.interpret;

/** Whether batch normalisation uses the batch's statistics, and moves the running ones, and whether dropout drops. */
public enum Mode {
    /** Statistics of the batch, running statistics move, dropout drops. */
    TRAINING,
    /** Statistics of the batch, running statistics move, dropout passes: they become those of serving. */
    CALIBRATION,
    /** Statistics of the batch, running statistics stay, dropout passes. */
    BATCH_STATISTICS,
    /** Running statistics, dropout passes. */
    EVALUATION
}
