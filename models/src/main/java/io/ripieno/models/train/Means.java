package io.ripieno.models.train;

import java.util.LinkedHashMap;
import java.util.Map;

/** Means of losses and their figures over many batches, each batch with its weight. */
public final class Means {
    private final Map<String, Double> sums = new LinkedHashMap<>();
    private double weight;

    /** Takes in a batch. */
    public void add(Loss loss) {
        add(Loss.NAME, loss.mean().item_double(), loss.weight());
        loss.figures().forEach((name, figure) -> add(name, figure.item_double(), loss.weight()));
        weight += loss.weight();
    }

    /** The means so far, the loss first; 0 where nothing was taken in. */
    public Map<String, Double> figures() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, weight == 0 ? 0 : sum / weight));
        return means;
    }

    /** The mean loss so far. */
    public double loss() {
        return figures().getOrDefault(Loss.NAME, 0.0);
    }

    double weight() {
        return weight;
    }

    void add(Means other) {
        other.sums.forEach((name, sum) -> sums.merge(name, sum, Double::sum));
        weight += other.weight;
    }

    Map<String, String> state() {
        Map<String, String> state = new LinkedHashMap<>();
        state.put("means.weight", Double.toString(weight));
        sums.forEach((name, sum) -> state.put("means.sum/" + name, Double.toString(sum)));
        return state;
    }

    static Means restore(Checkpoint checkpoint) {
        Means means = new Means();
        means.weight = Double.parseDouble(checkpoint.fact("means.weight"));
        checkpoint.facts().forEach((name, value) -> {
            if (name.startsWith("means.sum/")) {
                means.sums.put(name.substring("means.sum/".length()), Double.parseDouble(value));
            }
        });
        return means;
    }

    private void add(String name, double mean, double count) {
        sums.merge(name, mean * count, Double::sum);
    }
}
