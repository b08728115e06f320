package io.ripieno.models.network.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.models.interpret.Tensors;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionalDerivativeTest {
    @Test
    void judgesWhatIsSmooth() {
        assertThat(agrees(1.5, torch::sin)).isTrue();
    }

    /** The slope is some three times the factor: 1e-4 at last. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-2, 3e-5})
    void refusesAGradientThatLacksATwoHundredthOfTheSlope(double factor) {
        UnaryOperator<Tensor> right = x -> x.square().mul(new Scalar(factor)).add(new Scalar(1));
        UnaryOperator<Tensor> wrong = x -> torch.lerp(right.apply(x), right.apply(x.detach()), new Scalar(0.005));

        assertThat(agrees(1.5, right)).isTrue();
        assertThatThrownBy(() -> agrees(1.5, wrong)).isInstanceOf(AssertionError.class);
    }

    @Test
    void judgesNothingThatDrownsInRounding() {
        assertThat(agrees(1.5, x -> x.mul(new Scalar(1e-10)).add(new Scalar(1))))
                .isFalse();
        assertThat(agrees(1.5, x -> x.mul(new Scalar(0)))).isFalse();
    }

    @Test
    void isFlatByGradientsAndByDifferences() {
        assertThat(isFlat(x -> x.mul(new Scalar(0)).add(new Scalar(1)))).isTrue();
        assertThat(isFlat(Tensor::detach)).isFalse();
        assertThat(isFlat(x -> x.sub(x.detach()))).isFalse();
    }

    @Test
    void judgesNothingAcrossAKink() {
        assertThat(agrees(1e-9, torch::relu)).isFalse();
    }

    private static boolean agrees(double start, UnaryOperator<Tensor> objective) {
        return judge(start, objective, slope -> slope.agrees("slope"));
    }

    private static boolean isFlat(UnaryOperator<Tensor> objective) {
        return judge(1.5, x -> objective.apply(x).add(x.mul(new Scalar(0))), DirectionalDerivative::isFlat);
    }

    private static boolean judge(
            double start, UnaryOperator<Tensor> objective, Predicate<DirectionalDerivative> judgement) {
        try (PointerScope scope = new PointerScope()) {
            Tensor x = Tensors.of(new double[] {start, 1}, 2).set_requires_grad(true);
            objective.apply(x).sum().backward();
            return judgement.test(
                    new DirectionalDerivative(() -> objective.apply(x).sum(), List.of(x), 1));
        }
    }
}
