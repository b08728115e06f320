package io.ripieno.music.metrics.latent;

import java.util.function.BiFunction;

/** The measures of walks through a latent space of the Latte library. */
public enum WalkMeasure {
    SMOOTHNESS(Smoothness::of),
    MONOTONICITY(Monotonicity::of);

    private final BiFunction<Traversal, LiadSettings, double[][]> formula;

    WalkMeasure(BiFunction<Traversal, LiadSettings, double[][]> formula) {
        this.formula = formula;
    }

    /** {@code [samples][attributes]}, reduced as the settings say. */
    double[][] of(Traversal traversal, LiadSettings settings) {
        return settings.reduction().of(formula.apply(traversal, settings), this == MONOTONICITY && settings.skip());
    }
}
