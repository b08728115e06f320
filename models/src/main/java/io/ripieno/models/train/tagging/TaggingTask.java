package io.ripieno.models.train.tagging;

import io.ripieno.models.interpret.Values;
import io.ripieno.models.train.Batch;
import io.ripieno.models.train.Criterion;
import io.ripieno.models.train.Field;
import io.ripieno.models.train.Loss;
import io.ripieno.models.train.Pass;
import io.ripieno.models.train.Task;
import java.util.List;
import java.util.Map;

/**
 * To tell which labels apply: {@link MaskedBce} on the probabilities of a graph with one input, best where the mean average
 * precision is highest. Examples have the fields {@link #FEATURES}, {@link #TARGETS} and {@link #MASK}.
 *
 * @param graph the name of the graph
 * @param input the name of its input
 * @param probabilities the name of the value that holds the probabilities, {@code [batch][labels]}
 */
public record TaggingTask(String graph, String input, String probabilities) implements Task {
    /** The input of one example. */
    public static final String FEATURES = "features";

    /** 0 or 1 for each label. */
    public static final String TARGETS = "targets";

    /** 1 for each label whose target is known, 0 for the others. */
    public static final String MASK = "mask";

    /** The fields of examples with features of this shape. */
    public static List<Field> fields(int labels, long... features) {
        return List.of(new Field(FEATURES, features), new Field(TARGETS, labels), new Field(MASK, labels));
    }

    @Override
    public Loss loss(Pass network, Batch batch) {
        return loss(values(network, batch), batch);
    }

    @Override
    public TaggingReview review() {
        return new TaggingReview(this);
    }

    @Override
    public Criterion best() {
        return Criterion.highest(TaggingReview.MAP);
    }

    Values values(Pass network, Batch batch) {
        return network.run(graph, Map.of(input, batch.tensor(FEATURES)));
    }

    Loss loss(Values values, Batch batch) {
        return MaskedBce.of(values.get(probabilities), batch.tensor(TARGETS), batch.tensor(MASK));
    }
}
