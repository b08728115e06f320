package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Gradients against central differences in double precision: within 1e-3 of their own size, and 1e-7. */
final class GradientCheck {
    private static final double STEP = 1e-5;
    private static final double RELATIVE = 1e-3;
    private static final double ABSOLUTE = 1e-7;
    private static final int CHECKED = 10;

    private GradientCheck() {}

    /** The sum of all numbers of the outputs, each times a random one: its gradients are those of the outputs themselves. */
    static Tensor weighed(List<Tensor> outputs) {
        SplittableRandom random = new SplittableRandom(8);
        List<Tensor> sums = new ArrayList<>();
        for (Tensor output : outputs) {
            double[] weights = new double[Math.toIntExact(output.numel())];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = random.nextDouble(-1, 1);
            }
            sums.add(output.mul(Tensors.of(weights, output.shape())).sum());
        }
        return sums.stream().reduce(Tensor::add).orElseThrow();
    }

    /** Moves some numbers of each variable, and holds what becomes of the objective against its gradient. */
    static void agrees(Supplier<Tensor> objective, List<Tensor> variables) {
        variables.forEach(variable -> variable.set_requires_grad(true));
        objective.get().backward();
        for (int v = 0; v < variables.size(); v++) {
            Tensor variable = variables.get(v);
            double[] gradients = variable.grad().defined()
                    ? Tensors.doubles(variable.grad())
                    : new double[Math.toIntExact(variable.numel())];
            for (int i = 0; i < gradients.length; i += Math.max(1, gradients.length / CHECKED)) {
                double expected =
                        (moved(objective, variable, i, STEP) - moved(objective, variable, i, -STEP)) / (2 * STEP);
                assertThat(gradients[i])
                        .as("gradient %d of %d by variable %d", i, gradients.length, v)
                        .isCloseTo(expected, within(RELATIVE * Math.abs(expected) + ABSOLUTE));
            }
        }
    }

    private static double moved(Supplier<Tensor> objective, Tensor variable, int index, double move) {
        try (PointerScope scope = new PointerScope()) {
            double[] start = Tensors.doubles(variable);
            double[] moved = start.clone();
            moved[index] += move;
            set(variable, moved);
            double value = objective.get().item_double();
            set(variable, start);
            return value;
        }
    }

    private static void set(Tensor variable, double[] values) {
        variable.detach().copy_(Tensors.of(values, variable.shape()));
    }
}
