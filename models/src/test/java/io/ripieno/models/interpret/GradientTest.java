package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of each operator, by inputs and weights, against central differences in double precision. A point where the
 * differences to both sides disagree is next to a kink and left out.
 */
class GradientTest {
    private static final double STEP = 1e-5;
    private static final double RELATIVE = 1e-3;
    private static final int CHECKED = 10;

    /** They give whole numbers, which have no gradient; Where is there for what is compared. */
    private static final Set<String> FLAT = Set.of("ArgMax", "Cast", "Shape");

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    static Stream<OperatorCase> smooth() {
        return OperatorCase.all()
                .filter(each -> !FLAT.contains(each.operator()) && !each.label().contains("of integers"));
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void agreesWithFiniteDifferences(OperatorCase each) {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(each.network(), Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(each.network(), OperatorCase.GRAPH, parameters)) {
            Map<String, Tensor> inputs = OperatorParityTest.tensors(each, Precision.DOUBLE);
            List<Tensor> variables = new ArrayList<>(parameters.trained().values());
            inputs.values().stream().filter(Tensor::is_floating_point).forEach(variables::add);
            variables.forEach(variable -> variable.set_requires_grad(true));
            Objective objective = new Objective(each, interpreter, inputs);
            Tensor start = objective.value();
            start.backward();
            int kinks = 0;
            int checked = 0;
            for (Tensor variable : variables) {
                double[] gradients = variable.grad().defined()
                        ? Tensors.doubles(variable.grad())
                        : new double[Math.toIntExact(variable.numel())];
                for (int i = 0; i < gradients.length; i += Math.max(1, gradients.length / CHECKED), checked++) {
                    double up = (objective.moved(variable, i, STEP) - start.item_double()) / STEP;
                    double down = (start.item_double() - objective.moved(variable, i, -STEP)) / STEP;
                    double expected = (up + down) / 2;
                    if (Math.abs(up - down) > RELATIVE * Math.max(1, Math.abs(expected))) {
                        kinks++;
                        continue;
                    }
                    assertThat(gradients[i])
                            .as("gradient %d of %d", i, gradients.length)
                            .isCloseTo(expected, within(RELATIVE * Math.max(1, Math.abs(expected))));
                }
            }
            assertThat(kinks).as("kinks among %d points", checked).isLessThanOrEqualTo(checked / 3);
        }
    }

    /** A scalar that weighs each output number differently, so that no two gradients are the same by symmetry. */
    private record Objective(OperatorCase each, Interpreter interpreter, Map<String, Tensor> inputs) {
        Tensor value() {
            Mode mode = each.operator().equals("Dropout") ? Mode.EVALUATION : Mode.TRAINING;
            Values values = interpreter.run(inputs, mode);
            Tensor sum = torch.zeros(new long[0]).to(torch.ScalarType.Double);
            for (String output : each.outputs()) {
                Tensor y = values.get(output);
                double[] weights = new double[(int) y.numel()];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = Math.sin(i + 1);
                }
                sum = sum.add(
                        torch.sigmoid(y).mul(Tensors.of(weights, y.shape())).sum());
            }
            return sum;
        }

        double moved(Tensor variable, int index, double move) {
            try (PointerScope scope = new PointerScope()) {
                double[] start = Tensors.doubles(variable);
                double[] moved = start.clone();
                moved[index] += move;
                set(variable, moved);
                double value = value().item_double();
                set(variable, start);
                return value;
            }
        }

        private static void set(Tensor variable, double[] values) {
            variable.detach().copy_(Tensors.of(values, variable.shape()));
        }
    }
}
