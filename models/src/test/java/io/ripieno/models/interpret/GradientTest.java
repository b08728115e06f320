package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gradients of each operator, by input and by weights, against central differences in double precision. */
class GradientTest {
    private static final double STEP = 1e-5;
    private static final double RELATIVE = 1e-3;
    private static final int CHECKED = 24;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @ParameterizedTest
    @MethodSource("io.ripieno.models.interpret.OperatorCase#all")
    void agreesWithFiniteDifferences(OperatorCase each) {
        boolean dropsAtRandom = each.operator().equals("Dropout");
        Mode mode = dropsAtRandom ? Mode.EVALUATION : Mode.TRAINING;
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(each.network(), Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(each.network(), "case", parameters)) {
            Tensor x = Tensors.of(each.input(), Precision.DOUBLE, each.shape());
            x.set_requires_grad(true);
            objective(interpreter, x, mode).backward();

            List<Tensor> variables = new ArrayList<>(parameters.trained().values());
            variables.add(x);
            for (Tensor variable : variables) {
                double[] gradients = Tensors.doubles(variable.grad());
                double[] start = Tensors.doubles(variable);
                for (int i = 0; i < start.length; i += Math.max(1, start.length / CHECKED)) {
                    double up = at(variable, start, i, STEP, interpreter, x, mode);
                    double down = at(variable, start, i, -STEP, interpreter, x, mode);
                    double expected = (up - down) / (2 * STEP);
                    assertThat(gradients[i])
                            .as("gradient %d of %d", i, start.length)
                            .isCloseTo(expected, within(RELATIVE * Math.max(1, Math.abs(expected))));
                }
            }
        }
    }

    private static double at(
            Tensor variable, double[] start, int index, double move, Interpreter interpreter, Tensor x, Mode mode) {
        double[] moved = start.clone();
        moved[index] += move;
        set(variable, moved);
        double value = objective(interpreter, x, mode).item_double();
        set(variable, start);
        return value;
    }

    private static void set(Tensor variable, double[] values) {
        variable.detach().copy_(Tensors.of(values, variable.shape()));
    }

    /** A scalar that weighs each output differently, so that no two gradients are the same by symmetry. */
    private static Tensor objective(Interpreter interpreter, Tensor x, Mode mode) {
        Tensor y = interpreter.run(Map.of("x", x), mode).get("y");
        double[] weights = new double[(int) y.numel()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.sin(i + 1);
        }
        return torch.sigmoid(y).mul(Tensors.of(weights, y.shape())).sum();
    }
}
