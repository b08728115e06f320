package io.ripieno.models.train;

import java.util.Map;

/**
 * A figure that decides between epochs.
 *
 * @param figure its name in a {@link Review}
 * @param highest whether more is better
 */
public record Criterion(String figure, boolean highest) {
    public static Criterion lowest(String figure) {
        return new Criterion(figure, false);
    }

    public static Criterion highest(String figure) {
        return new Criterion(figure, true);
    }

    /** A value that every other one is better than. */
    double worst() {
        return highest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    boolean isBetter(double value, double than) {
        return highest ? value > than : value < than;
    }

    /** @throws TrainingException if the review does not tell it */
    double of(Map<String, Double> figures) {
        Double value = figures.get(figure);
        if (value == null) {
            throw new TrainingException(
                    "The review has no figure %s; it has %s. Let the review tell it or name another."
                            .formatted(figure, figures.keySet()));
        }
        return value;
    }
}
