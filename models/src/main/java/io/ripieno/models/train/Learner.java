package io.ripieno.models.train;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** A network while it learns: its weights and the optimiser's moments in libtorch, one step at a time. */
final class Learner implements AutoCloseable {
    private static final String WEIGHT = "weight/";
    private static final String STEP = "step";

    private final GraphSet network;
    private final Task task;
    private final TrainingPlan plan;
    private final Parameters parameters;
    private final Map<String, Interpreter> graphs = new LinkedHashMap<>();
    private final List<Tensor> moved;
    private final Descent descent;
    private final @Nullable WeightAverage average;

    Learner(GraphSet network, Task task, TrainingPlan plan) {
        this.network = network;
        this.task = task;
        this.plan = plan;
        this.parameters = new Parameters(network, plan.precision());
        for (String graph : network.graphNames()) {
            graphs.put(graph, new Interpreter(network, graph, parameters));
        }
        List<Moved> weights = ParameterGroup.assign(parameters.trained(), plan.groups());
        this.moved = weights.stream().map(Moved::tensor).toList();
        this.descent = Descent.of(plan.optimiser(), weights, Precision.SINGLE);
        this.average = plan.averageDecay() == 0 ? null : new WeightAverage(weights, plan.averageDecay());
    }

    long steps() {
        return descent.steps();
    }

    /**
     * One optimiser step on a batch, part by part; returns its losses. What is drawn comes from a seed of the part.
     *
     * @throws TrainingException if loss or gradients are not finite; weights and moments then stay as they are
     */
    Means learn(Batch batch, double rate) {
        try (PointerScope scope = new PointerScope()) {
            return learnInScope(batch, rate);
        }
    }

    private Means learnInScope(Batch batch, double rate) {
        moved.forEach(weight -> weight.mutable_grad().reset());
        Means losses = new Means();
        int size = plan.partSize();
        boolean whole = batch.size() <= size;
        long seed = Seeds.mix(plan.seed(), descent.steps());
        for (int from = 0; from < batch.size(); from += size) {
            torch.manual_seed(Seeds.mix(seed, from));
            try (PointerScope scope = new PointerScope()) {
                Loss loss = task.loss(pass(Mode.TRAINING), batch.slice(from, Math.min(batch.size(), from + size)));
                Tensor cost = whole ? loss.mean() : loss.mean().mul(new Scalar(loss.weight()));
                cost.backward();
                losses.add(loss);
            }
        }
        if (!whole && losses.weight() > 0) {
            GradientClip.multiply(moved, 1 / losses.weight());
        }
        double norm = GradientClip.norm(moved);
        if (!Double.isFinite(losses.loss()) || !Double.isFinite(norm)) {
            throw new TrainingException(
                    "At step %d the loss is %s and the gradients' norm %s; the weights were not moved. Lower the learning rate %s, clip gradients, or look for infinite numbers in the examples; then start without --resume."
                            .formatted(descent.steps() + 1, losses.loss(), norm, rate));
        }
        plan.clip().apply(moved, norm);
        descent.step(rate);
        if (average != null) {
            average.stepEnded(descent.steps());
        }
        return losses;
    }

    /** Moves the running statistics of batch normalisations towards those of a batch without dropout; learns nothing. */
    void calibrate(Batch batch) {
        judge(batch, Mode.CALIBRATION, 0, (network, part) -> task.loss(network, part));
    }

    /** Shows a batch to a review, without learning. */
    void review(Batch batch, long number, Review review) {
        judge(batch, plan.departures().reviewMode(), number, review::add);
    }

    /** Lets the averages of the weights stand in for them, or ends that; without averages it does nothing. */
    void exchangeAverage() {
        if (average != null) {
            average.exchange();
        }
    }

    /** Ends an epoch: an optimiser that is fresh in each forgets. */
    void epochEnded() {
        if (plan.departures().freshOptimiser()) {
            descent.forget();
        }
    }

    void writeBack() {
        parameters.writeBack();
    }

    /** Weights and buffers by name, as they are now. */
    Map<String, float[]> weights() {
        Map<String, float[]> state = new LinkedHashMap<>();
        parameters.all().keySet().forEach(name -> state.put(WEIGHT + name, parameters.values(name)));
        return state;
    }

    /** How many steps were taken. */
    Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>(descent.facts());
        facts.put(STEP, Long.toString(descent.steps()));
        return facts;
    }

    /** Weights, buffers, moments and averages by name. */
    Map<String, float[]> state() {
        Map<String, float[]> state = weights();
        state.putAll(descent.state());
        if (average != null) {
            state.putAll(average.state());
        }
        return state;
    }

    void restoreWeights(Checkpoint checkpoint) {
        parameters
                .all()
                .forEach((name, tensor) -> parameters.set(name, checkpoint.array(WEIGHT + name, tensor.numel())));
    }

    void restore(Checkpoint checkpoint) {
        restoreWeights(checkpoint);
        descent.restore(checkpoint, Long.parseLong(checkpoint.fact(STEP)));
        if (average != null) {
            average.restore(checkpoint);
        }
    }

    private interface Judgement {
        void on(Pass network, Batch part);
    }

    private void judge(Batch batch, Mode mode, long number, Judgement judgement) {
        int size = plan.partSize();
        torch.manual_seed(Seeds.mix(plan.seed(), -1 - number));
        for (int from = 0; from < batch.size(); from += size) {
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                judgement.on(pass(mode), batch.slice(from, Math.min(batch.size(), from + size)));
            }
        }
    }

    private Pass pass(Mode usual) {
        return new Pass() {
            @Override
            public Mode mode() {
                return usual;
            }

            @Override
            public long step() {
                return descent.steps();
            }

            @Override
            public Values run(String graph, Map<String, Tensor> inputs, Mode mode) {
                Interpreter interpreter = graphs.get(graph);
                if (interpreter == null) {
                    throw new TrainingException("The network has no graph %s; it has %s. Name one of them."
                            .formatted(graph, graphs.keySet()));
                }
                return interpreter.run(inputs, mode);
            }
        };
    }

    @Override
    public void close() {
        if (average != null) {
            average.close();
        }
        descent.close();
        graphs.values().forEach(Interpreter::close);
        parameters.close();
    }
}
