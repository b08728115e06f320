package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Value;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.train.tagging.TaggingTask;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A step leaves nothing behind in native memory: a tensor that escaped its scope would be counted. */
class NativeMemoryTest {
    @Test
    void stepsLeaveNoTensorBehind() {
        GraphSet network = new MobileFcn(3, 96).build(1);
        TaggingTask task = new TaggingTask(MobileFcn.GRAPH, MobileFcn.INPUT, MobileFcn.PROBABILITIES);
        TrainingPlan plan = TrainingPlan.of(1, 2, Optimiser.adam(1e-4), new Schedule.Constant(1e-3), 1)
                .build();
        Batch batch = new Batch(2, TaggingTask.fields(3, 1, 96, 96));
        try (Learner learner = new Learner(network, task, plan)) {
            learner.learn(batch, 1e-3);
            long before = Pointer.totalCount();
            for (int step = 0; step < 5; step++) {
                learner.learn(batch, 1e-3);
            }
            assertThat(Pointer.totalCount()).isEqualTo(before);
        }
    }

    /** Recurrent nodes keep permuted weights from run to run, with gradients and without. */
    @ParameterizedTest
    @ValueSource(strings = {"GRU", "BLSTM"})
    void recurrentStepsLeaveNoneBehindWithEvaluationsBetweenThem(String kind) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value x = graph.input("x", "time", 2, 3);
        Recurrence two = Recurrence.of(3, 4).layers(2);
        Value y = kind.equals("GRU")
                ? layers.gru("y", x, two).sequence()
                : layers.lstm("y", x, two.bothWays()).sequence();
        graph.output(layers.stage("out", y)).build();
        try (Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            learnAndEvaluate(interpreter, parameters);
            long before = Pointer.totalCount();
            for (int step = 0; step < 5; step++) {
                learnAndEvaluate(interpreter, parameters);
            }
            assertThat(Pointer.totalCount()).isEqualTo(before);
        }
    }

    private static void learnAndEvaluate(Interpreter interpreter, Parameters parameters) {
        try (PointerScope scope = new PointerScope()) {
            Map<String, Tensor> inputs = Map.of("x", Tensors.of(new float[24], Precision.SINGLE, 4, 2, 3));
            interpreter.run(inputs, Mode.TRAINING).get("out").sum().backward();
            try (NoGradGuard guard = new NoGradGuard()) {
                parameters.trained().values().forEach(each -> each.add_(each.grad(), new Scalar(-0.01)));
                interpreter.run(inputs, Mode.EVALUATION);
            }
        }
    }
}
