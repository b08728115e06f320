package io.ripieno.music.metrics.regression;

import io.ripieno.music.metrics.Accumulator;
import io.ripieno.music.metrics.MetricException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gathers pairs of numbers batch by batch. */
public final class Regression implements Accumulator<Paired, Paired, Regression> {
    private static final long serialVersionUID = 1L;

    private final List<double[]> truth = new ArrayList<>();
    private final List<double[]> predicted = new ArrayList<>();

    @Override
    public void update(Paired batch) {
        truth.add(batch.truth().clone());
        predicted.add(batch.predicted().clone());
    }

    @Override
    public void merge(Regression other) {
        truth.addAll(other.truth);
        predicted.addAll(other.predicted);
    }

    /** All pairs, which give every measure. */
    @Override
    public Paired compute() {
        if (truth.isEmpty()) {
            throw new MetricException("Nothing was taken in. Update with at least one pair first.");
        }
        return new Paired(joined(truth), joined(predicted));
    }

    @Override
    public void reset() {
        truth.clear();
        predicted.clear();
    }

    private static double[] joined(List<double[]> parts) {
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
