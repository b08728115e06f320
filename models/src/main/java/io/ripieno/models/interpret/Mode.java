package io.ripieno.models.interpret;

/** Whether batch normalisation uses the batch's statistics and dropout drops. */
public enum Mode {
    TRAINING,
    EVALUATION
}
