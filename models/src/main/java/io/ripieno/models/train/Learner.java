package io.ripieno.models.train;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import io.ripieno.models.measure.Predictions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A network while it learns: its weights and the optimiser's moments in libtorch, one step at a time. */
final class Learner implements AutoCloseable {
    private final GraphSet network;
    private final Subject subject;
    private final TrainingPlan plan;
    private final Parameters parameters;
    private final Interpreter interpreter;
    private final Adam adam;

    Learner(GraphSet network, Subject subject, TrainingPlan plan) {
        this.network = network;
        this.subject = subject;
        this.plan = plan;
        this.parameters = new Parameters(network, Precision.SINGLE);
        this.interpreter = new Interpreter(network, subject.graph(), parameters);
        this.adam = new Adam(parameters, plan.decay());
    }

    long steps() {
        return adam.steps();
    }

    /** One optimiser step on a batch; returns its loss. Dropout draws from a seed of the step. */
    double learn(Batch batch, long[] shape, double rate) {
        torch.manual_seed(Seeds.mix(plan.seed(), adam.steps()));
        try (PointerScope scope = new PointerScope()) {
            parameters.trained().values().forEach(parameter -> parameter
                    .mutable_grad()
                    .reset());
            Tensor loss = loss(batch, run(batch, shape, Mode.TRAINING));
            loss.backward();
            GradientClip.apply(parameters.trained().values(), plan.gradientNorm());
            adam.step(rate);
            return loss.item_double();
        }
    }

    /** Moves the running statistics of batch normalisations towards those of a batch without dropout; learns nothing. */
    void calibrate(Batch batch, long[] shape) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            run(batch, shape, Mode.CALIBRATION);
        }
    }

    /** Loss and probabilities of all examples, in the batch size of the plan, without learning. */
    Evaluation evaluate(Examples examples) throws InterruptedException {
        int classes = examples.classes();
        double[][] probabilities = new double[examples.size()][classes];
        boolean[][] truth = new boolean[examples.size()][classes];
        double loss = 0;
        for (int first = 0; first < examples.size(); first += plan.batchSize()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("stopped while evaluating");
            }
            int[] indices = new int[Math.min(plan.batchSize(), examples.size() - first)];
            int start = first;
            Arrays.setAll(indices, i -> start + i);
            Batch batch = Batch.read(examples, indices, 0);
            try (PointerScope scope = new PointerScope();
                    NoGradGuard guard = new NoGradGuard()) {
                Values values = run(batch, examples.shape(), Mode.EVALUATION);
                loss += loss(batch, values).item_double() * batch.size();
                float[] said = Tensors.floats(values.get(subject.output()));
                for (int i = 0; i < batch.size(); i++) {
                    for (int c = 0; c < classes; c++) {
                        probabilities[first + i][c] = said[i * classes + c];
                        truth[first + i][c] = batch.targets()[i * classes + c] > 0.5f;
                    }
                }
            }
        }
        return new Evaluation(loss / examples.size(), new Predictions(probabilities, truth));
    }

    void writeBack() {
        parameters.writeBack();
    }

    /** Weights, buffers and moments by name. */
    Map<String, float[]> state() {
        Map<String, float[]> state = new LinkedHashMap<>();
        try (PointerScope scope = new PointerScope()) {
            parameters.all().forEach((name, tensor) -> state.put("weight/" + name, Tensors.floats(tensor)));
        }
        state.putAll(adam.state());
        return state;
    }

    void restore(Checkpoint checkpoint) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            parameters
                    .all()
                    .forEach((name, tensor) -> tensor.copy_(Tensors.of(
                            checkpoint.array("weight/" + name),
                            Precision.SINGLE,
                            network.weight(name).shape())));
        }
        adam.restore(checkpoint, Long.parseLong(checkpoint.fact("step")));
    }

    private Values run(Batch batch, long[] shape, Mode mode) {
        long[] full = new long[shape.length + 1];
        full[0] = batch.size();
        System.arraycopy(shape, 0, full, 1, shape.length);
        return interpreter.run(Map.of(subject.input(), Tensors.of(batch.features(), Precision.SINGLE, full)), mode);
    }

    private Tensor loss(Batch batch, Values values) {
        int classes = batch.targets().length / batch.size();
        Tensor targets = Tensors.of(batch.targets(), Precision.SINGLE, batch.size(), classes);
        Tensor mask = Tensors.of(batch.mask(), Precision.SINGLE, batch.size(), classes);
        return subject.loss().of(values, targets, mask);
    }

    @Override
    public void close() {
        adam.close();
        interpreter.close();
        parameters.close();
    }
}
