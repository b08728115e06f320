package io.ripieno.models.train;

import io.ripieno.models.measure.Predictions;

/**
 * How a network does on a split.
 *
 * @param loss the mean over the examples
 */
public record Evaluation(double loss, Predictions predictions) {}
