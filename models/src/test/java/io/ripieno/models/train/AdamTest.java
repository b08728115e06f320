package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class AdamTest {
    private static final double RATE = 0.1;
    private static final double DECAY = 0.02;
    private static final int STEPS = 6;

    /** The loss is the sum of fourth powers, so that the gradient is 4 w³. */
    @Test
    void movesAsTheFormulaSays() {
        double w = 1.5;
        double m = 0;
        double v = 0;
        for (int t = 1; t <= STEPS; t++) {
            double gradient = 4 * w * w * w + DECAY * w;
            m = 0.9 * m + 0.1 * gradient;
            v = 0.999 * v + 0.001 * gradient * gradient;
            double corrected = m / (1 - Math.pow(0.9, t));
            w -= RATE * corrected / (Math.sqrt(v / (1 - Math.pow(0.999, t))) + 1e-8);
        }
        GraphSet network = scalar(1.5f);
        try (Parameters parameters = new Parameters(network, Precision.DOUBLE);
                Adam adam = new Adam(parameters, DECAY)) {
            for (int t = 0; t < STEPS; t++) {
                try (PointerScope scope = new PointerScope()) {
                    Tensor parameter = parameters.trained().values().iterator().next();
                    parameter.mutable_grad().reset();
                    torch.mul(torch.mul(parameter, parameter), torch.mul(parameter, parameter))
                            .sum()
                            .backward();
                    adam.step(RATE);
                }
            }
            assertThat(Tensors.doubles(parameters.all().values().iterator().next())[0])
                    .isCloseTo(w, within(1e-12));
            assertThat(adam.steps()).isEqualTo(STEPS);
        }
    }

    @Test
    void clipScalesTheCommonNormDown() {
        GraphSet network = scalar(3f);
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.DOUBLE)) {
            Tensor parameter = parameters.trained().values().iterator().next();
            torch.mul(parameter, parameter).sum().backward();

            assertThat(GradientClip.apply(parameters.trained().values(), 10)).isCloseTo(6, within(1e-12));
            assertThat(Tensors.doubles(parameter.grad())[0]).isEqualTo(6);
            assertThat(GradientClip.apply(parameters.trained().values(), 1)).isCloseTo(6, within(1e-12));
            assertThat(Tensors.doubles(parameter.grad())[0]).isCloseTo(1, within(1e-6));
        }
    }

    private static GraphSet scalar(float value) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("g");
        graph.weight("w", Role.PARAMETER, size -> new float[] {value}, 1);
        return graph.build();
    }
}
