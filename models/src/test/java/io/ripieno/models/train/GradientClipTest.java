package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.interpret.Tensors;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class GradientClipTest {
    @Test
    void scalesTheCommonNormDownWhereItIsAboveTheLimit() {
        try (PointerScope scope = new PointerScope()) {
            Tensor first = square(1.5);
            Tensor second = square(2);
            List<Tensor> both = List.of(first, second, Tensors.of(new double[] {1}, 1));
            assertThat(GradientClip.norm(both)).isCloseTo(5, within(1e-6));
            GradientClip.byNorm(10).apply(both, 5);
            assertThat(gradient(first)).isEqualTo(3);
            GradientClip.byNorm(1).apply(both, 5);
            assertThat(gradient(first)).isCloseTo(0.6, within(1e-6));
            assertThat(gradient(second)).isCloseTo(0.8, within(1e-6));
        }
    }

    @Test
    void boundsEachNumber() {
        try (PointerScope scope = new PointerScope()) {
            Tensor low = square(-3);
            Tensor small = square(0.1);
            List<Tensor> both = List.of(low, small);
            GradientClip.byValue(0.5).apply(both, GradientClip.norm(both));
            assertThat(gradient(low)).isEqualTo(-0.5);
            assertThat(gradient(small)).isEqualTo(0.2);
            new GradientClip(0.4, 0.1).apply(both, GradientClip.norm(both));
            assertThat(GradientClip.norm(both)).isCloseTo(0.1, within(1e-6));
        }
    }

    @Test
    void refusesALimitOfNothing() {
        assertThatThrownBy(() -> GradientClip.byNorm(0)).hasMessageContaining("norm 0.0");
    }

    private static Tensor square(double value) {
        Tensor tensor = Tensors.of(new double[] {value}, 1).set_requires_grad(true);
        torch.mul(tensor, tensor).sum().backward();
        return tensor;
    }

    private static double gradient(Tensor tensor) {
        return Tensors.doubles(tensor.grad())[0];
    }
}
