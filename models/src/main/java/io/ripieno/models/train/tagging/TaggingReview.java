package io.ripieno.models.train.tagging;

import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import io.ripieno.models.train.Batch;
import io.ripieno.models.train.Means;
import io.ripieno.models.train.Pass;
import io.ripieno.models.train.Review;
import io.ripieno.music.metrics.ranking.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps a tagger's probabilities beside the truth, as far as it is known. */
public final class TaggingReview implements Review {
    /** The figure that holds the mean average precision. */
    public static final String MAP = "mAP";

    private final TaggingTask task;
    private final Means means = new Means();
    private final List<double[]> probabilities = new ArrayList<>();
    private final List<boolean[]> truth = new ArrayList<>();
    private final List<boolean[]> known = new ArrayList<>();

    public TaggingReview(TaggingTask task) {
        this.task = task;
    }

    @Override
    public void add(Pass network, Batch batch) {
        Values values = task.values(network, batch);
        means.add(task.loss(values, batch));
        float[] said = Tensors.floats(values.get(task.probabilities()));
        float[] targets = batch.values(TaggingTask.TARGETS);
        float[] mask = batch.values(TaggingTask.MASK);
        int labels = said.length / batch.size();
        for (int i = 0; i < batch.size(); i++) {
            double[] row = new double[labels];
            boolean[] applies = new boolean[labels];
            boolean[] isKnown = new boolean[labels];
            for (int label = 0; label < labels; label++) {
                row[label] = said[i * labels + label];
                applies[label] = targets[i * labels + label] > 0.5f;
                isKnown[label] = mask[i * labels + label] > 0.5f;
            }
            probabilities.add(row);
            truth.add(applies);
            known.add(isKnown);
        }
    }

    /** What was said and what is known to be true, in the order of the examples. */
    public Predictions predictions() {
        return new Predictions(
                probabilities.toArray(double[][]::new),
                truth.toArray(boolean[][]::new),
                known.toArray(boolean[][]::new));
    }

    @Override
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>(means.figures());
        figures.put(MAP, predictions().averagePrecision().value());
        return figures;
    }
}
