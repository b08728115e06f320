package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class GatesTest {
    @Test
    void permutesOnceUntilTheWeightMoves() {
        try (PointerScope scope = new PointerScope();
                Gates gates = new Gates(1, 0, 2)) {
            Tensor input = weight(1, 2, 3);
            Tensor recurrent = weight(1, 2, 3);

            Gates.Permuted first = gates.permuted(input, recurrent);
            assertThat(Tensors.floats(first.input())).containsExactly(2, 1, 3);
            assertThat(gates.permuted(input, recurrent)).isSameAs(first);
            try (NoGradGuard guard = new NoGradGuard()) {
                input.add_(new Scalar(10));
            }
            assertThat(Tensors.floats(gates.permuted(input, recurrent).input())).containsExactly(12, 11, 13);
        }
    }

    @Test
    void permutesAgainForGradientsAfterARunWithout() {
        try (PointerScope scope = new PointerScope();
                Gates gates = new Gates(0, 2, 3, 1)) {
            Tensor weight = weight(1, 2, 3, 4);
            try (NoGradGuard guard = new NoGradGuard()) {
                assertThat(gates.permuted(weight, weight).input().requires_grad())
                        .isFalse();
            }
            Tensor permuted = gates.permuted(weight, weight).input();
            assertThat(permuted.requires_grad()).isTrue();
            assertThat(Tensors.floats(permuted)).containsExactly(1, 3, 4, 2);
        }
    }

    @Test
    void severalBackwardPassesOfOneOptimiserStepAddUp() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        Layers layers = new Layers(graph, new SplittableRandom(2));
        graph.output(layers.gru("gru", graph.input("x", "time", 1, 2), Recurrence.of(2, 3))
                        .sequence())
                .build();
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(network, "g", parameters)) {
            Tensor x = Tensors.of(new double[] {1, 2, 3, 4}, 2, 1, 2);
            Tensor weight = parameters.trained().values().iterator().next();
            double[] once = gradientOfRun(interpreter, x, weight);
            double[] twice = gradientOfRun(interpreter, x, weight);

            for (int i = 0; i < once.length; i++) {
                assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-12));
            }
        }
    }

    private static double[] gradientOfRun(Interpreter interpreter, Tensor x, Tensor weight) {
        interpreter
                .run(Map.of("x", x), Mode.TRAINING)
                .get("gru.0.sequence")
                .sum()
                .backward();
        return Tensors.doubles(weight.grad());
    }

    private static Tensor weight(float... rows) {
        Tensor weight = Tensors.of(rows, Precision.SINGLE, 1, rows.length, 1);
        weight.set_requires_grad(true);
        return weight;
    }
}
