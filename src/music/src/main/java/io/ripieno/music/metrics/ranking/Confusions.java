package io.ripieno.music.metrics.ranking;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How decisions about several labels went.
 *
 * @param labels in the order of the labels
 */
public record Confusions(List<Confusion> labels) {
    public Confusions {
        labels = List.copyOf(labels);
    }

    /** All labels as if they were one. */
    public Confusion pooled() {
        return labels.stream().reduce(Confusion.NONE, Confusion::plus);
    }

    /** F1 of all decisions together. */
    public double microF1() {
        return pooled().positive().f();
    }

    /** The mean over labels of the F1 of the items that have the label. */
    public double binaryF1() {
        return mean(label -> label.positive().f());
    }

    /** The mean over labels of the F1 of the items that have the label, weighted by how many they are; NaN without any. */
    public double binaryF1BySupport() {
        double sum = 0;
        for (Confusion label : labels) {
            sum += label.support() * label.positive().f();
        }
        return sum / pooled().support();
    }

    /** The mean over labels of {@link Confusion#macroF1()}. */
    public double macroF1() {
        return mean(Confusion::macroF1);
    }

    /** The mean over labels that have items of {@link Confusion#weightedF1()}. */
    public double weightedF1() {
        return mean(Confusion::weightedF1);
    }

    private double mean(ToDoubleFunction<Confusion> of) {
        return labels.stream()
                .filter(label -> label.items() > 0)
                .mapToDouble(of)
                .average()
                .orElse(Double.NaN);
    }
}
