package io.ripieno.models.benchmark.training;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Values;
import java.util.Map;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A graph that the interpreter trains. */
final class GraphContestant implements Contestant {
    private final Parameters weights;
    private final Interpreter interpreter;
    private final Function<GraphContestant, Tensor> objective;

    /** @param objective runs the graph and gives the loss */
    GraphContestant(GraphSet network, String graph, Function<GraphContestant, Tensor> objective) {
        this.weights = new Parameters(network, Precision.SINGLE);
        this.interpreter = new Interpreter(network, graph, weights);
        this.objective = objective;
    }

    Values run(Map<String, Tensor> inputs) {
        return interpreter.run(inputs, Mode.TRAINING);
    }

    /** Replaces the values of a weight of the graph. */
    void set(Weight weight) {
        weights.set(weight.name(), weight.values());
    }

    @Override
    public Map<String, Tensor> weights() {
        return weights.all();
    }

    @Override
    public TensorVector parameters() {
        return new TensorVector(weights.trained().values().toArray(Tensor[]::new));
    }

    @Override
    public Tensor loss() {
        return objective.apply(this);
    }
}
