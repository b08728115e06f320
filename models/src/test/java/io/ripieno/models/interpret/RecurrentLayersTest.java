package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.RecurrentOutput;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Value;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Golden steps: computed in double precision from the equations of the cells, gate rows r z n and i f g o. */
class RecurrentLayersTest {
    private static final int WIDTH = 2;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @Test
    void gruStepGivesTheGoldenState() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("step");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        Value state = graph.input("h", 1, 1, WIDTH);
        RecurrentOutput output = layers.gru(
                "cell", graph.input("x", "time", 1, WIDTH), Recurrence.of(WIDTH, WIDTH), RecurrentState.of(state));
        graph.output(output.state().hidden()).build();
        setByRule(network, 1, 0, 2);

        float[] hidden = run(network, Map.of("x", row(0.5f, -1), "h", row(0.2f, -0.3f)), "cell.0.hidden");

        assertThat((double) hidden[0]).isCloseTo(0.04177135, within(1e-7));
        assertThat((double) hidden[1]).isCloseTo(-0.29175977, within(1e-7));
    }

    @Test
    void lstmStepGivesTheGoldenStateAndCell() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("step");
        Layers layers = new Layers(graph, new SplittableRandom(1));
        RecurrentState start = new RecurrentState(graph.input("h", 1, 1, WIDTH), graph.input("c", 1, 1, WIDTH));
        Value x = graph.input("x", "time", 1, WIDTH);
        RecurrentOutput output = layers.lstm("cell", x, Recurrence.of(WIDTH, WIDTH), start);
        graph.output(output.state().hidden()).output(output.state().cell()).build();
        setByRule(network, 0, 3, 1, 2);

        Map<String, Tensor> inputs = Map.of("x", row(0.5f, -1), "h", row(0.2f, -0.3f), "c", row(0.1f, -0.1f));
        float[] hidden = run(network, inputs, "cell.0.hidden");
        float[] cell = run(network, inputs, "cell.0.cell");

        assertThat((double) hidden[0]).isCloseTo(-0.00072323, within(1e-7));
        assertThat((double) hidden[1]).isCloseTo(-0.08265698, within(1e-7));
        assertThat((double) cell[0]).isCloseTo(-0.00158049, within(1e-7));
        assertThat((double) cell[1]).isCloseTo(-0.23844108, within(1e-7));
    }

    @Test
    void aSequenceIsTheStepsOneAfterTheOther() {
        for (String kind : List.of("gru", "lstm")) {
            GraphSet network = stack(kind);
            float[] sequence = numbers(4 * 2 * 3);
            try (PointerScope scope = new PointerScope();
                    Parameters parameters = new Parameters(network, Precision.SINGLE);
                    Interpreter interpreter = new Interpreter(network, "stack", parameters)) {
                Tensor zeros = Tensors.of(new float[2 * 2 * 5], Precision.SINGLE, 2, 2, 5);
                Values whole = interpreter.run(
                        Map.of("x", Tensors.of(sequence, Precision.SINGLE, 4, 2, 3), "h", zeros, "c", zeros),
                        Mode.EVALUATION);
                Tensor hidden = zeros;
                Tensor cell = zeros;
                Values last = whole;
                for (int t = 0; t < 4; t++) {
                    float[] step = java.util.Arrays.copyOfRange(sequence, t * 6, (t + 1) * 6);
                    last = interpreter.run(
                            Map.of("x", Tensors.of(step, Precision.SINGLE, 1, 2, 3), "h", hidden, "c", cell),
                            Mode.EVALUATION);
                    hidden = last.get(kind + ".hidden");
                    cell = kind.equals("lstm") ? last.get("lstm.cell") : zeros;
                }
                assertThat(Tensors.floats(hidden))
                        .containsExactly(Tensors.floats(whole.get(kind + ".hidden")), within(1e-6f));
            }
        }
    }

    @Test
    void aStackReadsBothDirectionsOfTheLayerBelow() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("stack");
        Recurrence both = Recurrence.of(3, 5).bothWays().layers(2);
        Value x = graph.input("x", "time", "batch", 3);
        RecurrentOutput output = new Layers(graph, new SplittableRandom(1)).lstm("lstm", x, both);
        graph.output(output.sequence()).output(output.state().hidden()).build();

        assertThat(network.weight("lstm.1.input").shape()).containsExactly(2, 4 * 5, 10);
        assertThat(network.parameterCount()).isEqualTo(2 * (20 * 3 + 20 * 5 + 40) + 2 * (20 * 10 + 20 * 5 + 40));
        assertThat(both.outputs()).isEqualTo(10);
        assertThat(both.states()).isEqualTo(4);
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "stack", parameters)) {
            Tensor sequence = Tensors.of(numbers(7 * 2 * 3), Precision.SINGLE, 7, 2, 3);
            Values values = interpreter.run(Map.of("x", sequence), Mode.EVALUATION);
            assertThat(values.get("lstm.1.sequence").shape()).containsExactly(7, 2, 10);
            assertThat(values.get("lstm.hidden").shape()).containsExactly(4, 2, 5);
        }
    }

    private static GraphSet stack(String kind) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("stack");
        Layers layers = new Layers(graph, new SplittableRandom(4));
        Recurrence two = Recurrence.of(3, 5).layers(2);
        Value x = graph.input("x", "time", "batch", 3);
        Value hidden = graph.input("h", 2, "batch", 5);
        Value cell = graph.input("c", 2, "batch", 5);
        if (kind.equals("gru")) {
            RecurrentOutput output = layers.gru(kind, x, two, RecurrentState.of(hidden));
            return graph.output(output.state().hidden()).build();
        }
        RecurrentOutput output = layers.lstm(kind, x, two, new RecurrentState(hidden, cell));
        return graph.output(output.state().hidden())
                .output(output.state().cell())
                .build();
    }

    /**
     * Sets the weights of the golden steps: {@code W[i][j] = 0.1(i+1) − 0.05(j+1)}, {@code U[i][j] = ±0.05(i+1)} (plus where
     * i+j is even), {@code b_i = 0.01(i+1)}, {@code c_i = −0.02(i+1)} in the row order of the equations.
     *
     * @param order for each gate of ONNX, which gate of the equations it is
     */
    private static void setByRule(GraphSet network, int... order) {
        int rows = order.length * WIDTH;
        float[] input = new float[rows * WIDTH];
        float[] recurrent = new float[rows * WIDTH];
        float[] bias = new float[2 * rows];
        for (int row = 0; row < rows; row++) {
            int i = order[row / WIDTH] * WIDTH + row % WIDTH;
            for (int j = 0; j < WIDTH; j++) {
                input[row * WIDTH + j] = 0.1f * (i + 1) - 0.05f * (j + 1);
                recurrent[row * WIDTH + j] = ((i + j) % 2 == 0 ? 0.05f : -0.05f) * (i + 1);
            }
            bias[row] = 0.01f * (i + 1);
            bias[rows + row] = -0.02f * (i + 1);
        }
        network.weight("cell.0.input").set(input);
        network.weight("cell.0.recurrent").set(recurrent);
        network.weight("cell.0.bias").set(bias);
    }

    private static Tensor row(float... values) {
        return Tensors.of(values, Precision.SINGLE, 1, 1, values.length);
    }

    private static float[] run(GraphSet network, Map<String, Tensor> inputs, String output) {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, "step", parameters)) {
            return Tensors.floats(interpreter.run(inputs, Mode.EVALUATION).get(output));
        }
    }

    private static float[] numbers(int count) {
        SplittableRandom random = new SplittableRandom(9);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }
}
