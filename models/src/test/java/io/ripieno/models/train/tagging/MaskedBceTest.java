package io.ripieno.models.train.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.train.Loss;
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
    void weighsAsManyAsAreKnown() {
        try (PointerScope scope = new PointerScope()) {
            assertThat(full(new float[] {1, 1, 0, 1, 0, 1}).weight()).isEqualTo(4);
        }
    }

    @Test
    void boundsEachLogarithm() {
        try (PointerScope scope = new PointerScope()) {
            Tensor one = Tensors.of(new double[] {1}, 1, 1);
            assertThat(MaskedBce.of(Tensors.of(new double[] {0}, 1, 1), one, one)
                            .mean()
                            .item_double())
                    .isEqualTo(100);
        }
    }

    private static double loss(float[] mask) {
        try (PointerScope scope = new PointerScope()) {
            return full(mask).mean().item_double();
        }
    }

    private static Loss full(float[] mask) {
        return MaskedBce.of(
                torch.sigmoid(Tensors.of(SCORES, 2, 3)),
                Tensors.of(TARGETS, Precision.DOUBLE, 2, 3),
                Tensors.of(mask, Precision.DOUBLE, 2, 3));
    }
}
