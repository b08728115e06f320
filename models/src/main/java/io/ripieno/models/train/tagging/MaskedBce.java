package io.ripieno.models.train.tagging;

import io.ripieno.models.train.Loss;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Binary cross-entropy −[y ln p + (1−y) ln(1−p)], each logarithm at least −100, in one mean over all known targets of the
 * batch: the prediction loss of EAsT.
 */
public final class MaskedBce {
    private static final long SUM = 2;

    private MaskedBce() {}

    /**
     * The loss, weighted by the number of known targets; 0 where none is known.
     *
     * @param probabilities p, {@code [batch][classes]}
     * @param targets y, {@code [batch][classes]}
     * @param mask {@code [batch][classes]}, 1 where the target is known and 0 elsewhere
     */
    public static Loss of(Tensor probabilities, Tensor targets, Tensor mask) {
        Tensor sum = torch.binary_cross_entropy(probabilities, targets, new TensorOptional(mask), SUM);
        double known = mask.sum().item_double();
        return Loss.of(sum.div(new Scalar(Math.max(1, known))), known);
    }
}
