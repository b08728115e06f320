package io.ripieno.inference.tagging;

/**
 * One label over the whole recording.
 *
 * @param label as the model names it
 * @param probability mean over the windows, each weighted by its share of real audio, in [0, 1]
 * @param threshold that the decision used
 * @param present whether the probability reaches the threshold
 */
public record LabelResult(String label, double probability, double threshold, boolean present) {}
