package io.ripieno.models.network.tagging;

import static io.ripieno.models.network.WeightStatistics.largest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import io.ripieno.models.network.ServedNetwork;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.ServedGraph;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MobileFcnTest {
    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @Test
    void hasAsManyParametersAsThePublishedStudent() {
        assertThat(new MobileFcn(50, 1457).build(1).parameterCount()).isEqualTo(314_098);
    }

    @Test
    void has257ParametersForEachClass() {
        assertThat(new MobileFcn(18, 500).build(1).parameterCount()).isEqualTo(301_248 + 257 * 18);
    }

    @Test
    void hasTheShapesOfThePublishedStudentOnItsClips() {
        shapesOn(50, 1457, 30, 15);
    }

    @Test
    void hasTheShapesOfTenSeconds() {
        shapesOn(18, 500, 10, 5);
    }

    @Test
    void pools128BandsToOneToo() throws Exception {
        ServedNetwork network = new ServedNetwork(new MobileFcn(18, 128, 120).build(1), MobileFcn.GRAPH)
                .given(MobileFcn.INPUT, -2, 2, 2, 1, 128, 120);

        assertThat(network.shapes().get("output_1")).containsExactly(2, 128, 4, 2);
        assertThat(network.shapes().get("output_3")).containsExactly(2, 256, 1, 1);
        network.agrees();
    }

    @Test
    void startsWithinTheBoundOfEachFanIn() {
        GraphSet network = new MobileFcn(18, 500).build(1);
        assertUniform(network.weight("layer2.conv.weight"), 64 * 9);
        assertUniform(network.weight("layer5.depthwise.conv.weight"), 9);
        assertUniform(network.weight("layer8.pointwise.conv.weight"), 256);
        assertUniform(network.weight("scores.weight"), 256);
        assertThat(network.weight("layer1.norm.gain").values()).containsOnly(1f);
        assertThat(network.weight("layer1.norm.bias").values()).containsOnly(0f);
        assertThat(network.weight("layer1.norm.variance").role()).isEqualTo(Role.BUFFER);
    }

    @Test
    void startsFromOtherWeightsWithAnotherSeed() {
        float[] one = new MobileFcn(18, 500).build(1).weight("scores.weight").values();
        assertThat(new MobileFcn(18, 500).build(1).weight("scores.weight").values())
                .isEqualTo(one);
        assertThat(new MobileFcn(18, 500).build(2).weight("scores.weight").values())
                .isNotEqualTo(one);
    }

    @Test
    void refusesWindowsThatPoolingLeavesNothingOf() {
        assertThatThrownBy(() -> new MobileFcn(18, 95)).hasMessageContaining("96");
        assertThatThrownBy(() -> new MobileFcn(18, 64, 500)).hasMessageContaining("bands is 64");
    }

    @Test
    void isServedAsItWasTrained() {
        long[] shape = {3, 1, 96, 128};
        GraphSet network = new MobileFcn(5, 128).build(4);
        float[] noise = noise(3 * 96 * 128);
        float[] interpreted;
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, MobileFcn.GRAPH, parameters)) {
            Map<String, Tensor> input = Map.of(MobileFcn.INPUT, Tensors.of(noise, Precision.SINGLE, shape));
            for (int step = 0; step < 3; step++) {
                descend(parameters, interpreter.run(input, Mode.TRAINING).get(MobileFcn.PROBABILITIES));
            }
            interpreted = Tensors.floats(interpreter.run(input, Mode.EVALUATION).get(MobileFcn.SCORES));
            parameters.writeBack();
        }
        float[] served;
        try (ServedGraph graph = new ServedGraph(network.model(MobileFcn.GRAPH))) {
            served = graph.run(Map.of(MobileFcn.INPUT, new Block.Floats(noise, shape)))
                    .get(MobileFcn.SCORES)
                    .values();
        }

        assertThat(network.weight("layer1.norm.mean").values()).doesNotContain(0f);
        assertThat(served).hasSize(15);
        assertThat(served).containsExactly(interpreted, within(1e-5f));
    }

    private static void shapesOn(int classes, int frames, int stage1, int stage3) {
        GraphSet network = new MobileFcn(classes, frames).build(1);
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, MobileFcn.GRAPH, parameters)) {
            Tensor x = Tensors.of(noise(96 * frames), Precision.SINGLE, 1, 1, 96, frames);
            Values values = interpreter.run(Map.of(MobileFcn.INPUT, x), Mode.EVALUATION);
            assertThat(shape(values, "output_1")).containsExactly(1, 128, 4, stage1);
            assertThat(shape(values, "output_2")).containsExactly(1, 256, 1, stage3);
            assertThat(shape(values, "output_3")).containsExactly(1, 256, 1, stage3);
            assertThat(shape(values, "scores")).containsExactly(1, classes);
            assertThat(shape(values, "probabilities")).containsExactly(1, classes);
        }
    }

    private static long[] shape(Values values, String name) {
        return values.get(name).shape();
    }

    private static void descend(Parameters parameters, Tensor probabilities) {
        probabilities.sum().backward();
        parameters.trained().values().forEach(parameter -> {
            parameter.detach().add_(parameter.grad(), new Scalar(-0.01));
            parameter.mutable_grad().reset();
        });
        assertThat(torch.isfinite(probabilities).all().item_bool()).isTrue();
    }

    private static void assertUniform(Weight weight, int fanIn) {
        float bound = (float) (1 / Math.sqrt(fanIn));
        assertThat(largest(weight)).isBetween(0.98f * bound, bound);
    }

    private static float[] noise(int size) {
        SplittableRandom random = new SplittableRandom(11);
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }
}
