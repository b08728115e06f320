package io.ripieno.models.train;

import java.util.Map;

/** Means of a task's loss and of its figures over a split. */
public final class MeanReview implements Review {
    private final Task task;
    private final Means means = new Means();

    public MeanReview(Task task) {
        this.task = task;
    }

    @Override
    public void add(Pass network, Batch batch) {
        means.add(task.loss(network, batch));
    }

    @Override
    public Map<String, Double> figures() {
        return means.figures();
    }
}
