package io.ripieno.models.recipe.tagger;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Weights halfway between those that a training began with and those that it ended with. On sounds that neither has heard
 * they often do better than both (Wortsman et al., <i>Robust fine-tuning of zero-shot models</i>, CVPR 2022), so they may
 * do a little worse on validation.
 */
final class Halfway {
    /** By how much less their figure of validation may be. */
    static final double WORSE = 0.003;

    private final Map<String, float[]> beginning;

    private Halfway(Map<String, float[]> beginning) {
        this.beginning = beginning;
    }

    /** Judges the network with its present weights; the higher, the better. */
    @FunctionalInterface
    interface Judgement {
        double figure() throws InterruptedException;
    }

    /** Makes the network fit for being judged after its weights were set. */
    @FunctionalInterface
    interface Preparation {
        void run() throws InterruptedException;
    }

    /** With the network's weights before it is trained. */
    static Halfway from(GraphSet network) {
        return new Halfway(weights(network));
    }

    /** Gives a trained network the weights that are halfway, or leaves it as it is if these do much worse. */
    boolean settle(GraphSet network, Preparation preparation, Judgement judgement) throws InterruptedException {
        Map<String, float[]> end = weights(network);
        double ended = judgement.figure();
        for (Weight weight : network.weights()) {
            float[] mean = weight.values().clone();
            float[] begun = beginning.getOrDefault(weight.name(), mean);
            for (int i = 0; i < mean.length; i++) {
                mean[i] = (mean[i] + begun[i]) / 2;
            }
            weight.set(mean);
        }
        preparation.run();
        boolean kept = judgement.figure() >= ended - WORSE;
        if (!kept) {
            network.weights().forEach(weight -> weight.set(end.getOrDefault(weight.name(), weight.values())));
        }
        return kept;
    }

    private static Map<String, float[]> weights(GraphSet network) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        network.weights()
                .forEach(weight -> weights.put(weight.name(), weight.values().clone()));
        return weights;
    }
}
