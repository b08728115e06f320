package io.ripieno.models.train;

import java.util.Map;

/** Judges a network on the batches of a split, one after the other in the order of the examples, without gradients. */
public interface Review {
    /** Runs the network on the next batch and takes down what is needed. */
    void add(Pass network, Batch batch);

    /** What came out, by name; {@link Loss#NAME} is among them, for schedules and early stopping. */
    Map<String, Double> figures();
}
