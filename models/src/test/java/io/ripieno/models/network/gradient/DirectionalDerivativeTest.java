package io.ripieno.models.network.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.interpret.Tensors;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class DirectionalDerivativeTest {
    @Test
    void judgesWhatIsSmooth() {
        assertThat(agrees(1.5, torch::sin)).isTrue();
    }

    @Test
    void refusesAGradientThatLacksATwoHundredthOfTheSlope() {
        UnaryOperator<Tensor> wrong =
                x -> x.square().mul(new Scalar(0.995)).add(x.detach().square().mul(new Scalar(0.005)));

        assertThatThrownBy(() -> agrees(1.5, wrong)).isInstanceOf(AssertionError.class);
    }

    @Test
    void judgesNothingAcrossAKink() {
        assertThat(agrees(1e-9, torch::relu)).isFalse();
    }

    private static boolean agrees(double start, UnaryOperator<Tensor> objective) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(new double[] {start, 1}, 2).set_requires_grad(true);
            objective.apply(x).sum().backward();
            return new DirectionalDerivative(() -> objective.apply(x).sum(), List.of(x), 1).agrees("slope");
        }
    }
}
