package io.ripieno.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** The expected losses were computed in double precision with the definition of the published training code. */
class MaskedBceTest {
    private static final double[] SCORES = {.5, -1, 2, 0, 1.5, -.5};
    private static final float[] TARGETS = {1, 0, 1, 0, 1, 1};

    @Test
    void isTheMeanOverAllTargets() {
        assertThat(loss(new float[] {1, 1, 1, 1, 1, 1})).isCloseTo(0.46381735424401777, within(1e-12));
    }

    @Test
    void leavesOutWhatIsMasked() {
        assertThat(loss(new float[] {1, 1, 0, 1, 0, 1})).isCloseTo(0.6136407091095955, within(1e-12));
    }

    @Test
    void isNothingWhereNothingIsKnown() {
        assertThat(loss(new float[6])).isZero();
    }

    @Test
    void boundsEachLogarithm() {
        try (PointerScope scope = new PointerScope()) {
            Values wrong = new Values("g", Map.of("p", Tensors.of(new double[] {0}, 1, 1)));
            Tensor one = Tensors.of(new double[] {1}, 1, 1);
            assertThat(new MaskedBce("p").of(wrong, one, one).item_double()).isEqualTo(100);
        }
    }

    @Test
    void saysWhichValueTheGraphDoesNotHave() {
        assertThatThrownBy(() -> new MaskedBce("p").of(new Values("g", Map.of()), new Tensor(), new Tensor()))
                .hasMessageContaining("Graph g has no value p");
    }

    private static double loss(float[] mask) {
        try (PointerScope scope = new PointerScope()) {
            Values values = new Values("g", Map.of("p", torch.sigmoid(Tensors.of(SCORES, 2, 3))));
            return new MaskedBce("p")
                    .of(values, Tensors.of(TARGETS, Precision.DOUBLE, 2, 3), Tensors.of(mask, Precision.DOUBLE, 2, 3))
                    .item_double();
        }
    }
}
