package io.ripieno.music.metrics;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers data batch by batch for a measure that has to see all of it at once.
 *
 * @param <B> the batches
 * @param <R> the result of the measure
 */
public final class Gathering<B extends Batch<B>, R> implements Accumulator<B, R, Gathering<B, R>> {
    private static final long serialVersionUID = 1L;

    private final Measure<B, R> measure;
    private final ArrayList<B> batches = new ArrayList<>();

    public Gathering(Measure<B, R> measure) {
        this.measure = measure;
    }

    @Override
    public void update(B batch) {
        if (!batches.isEmpty()) {
            batches.get(0).requireAlike(batch);
        }
        batches.add(batch);
    }

    @Override
    public void merge(Gathering<B, R> other) {
        List.copyOf(other.batches).forEach(this::update);
    }

    @Override
    public R compute() {
        if (batches.isEmpty()) {
            throw new MetricException("Nothing was taken in. Update with at least one batch first.");
        }
        return measure.of(batches.get(0).joined(batches));
    }

    @Override
    public void reset() {
        batches.clear();
    }
}
