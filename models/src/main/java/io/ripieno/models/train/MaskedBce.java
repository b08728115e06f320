package io.ripieno.models.train;

import io.ripieno.models.interpret.Values;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * Binary cross-entropy −[y ln p + (1−y) ln(1−p)], each logarithm at least −100, in one mean over all known targets of the
 * batch: the prediction loss of EAsT.
 *
 * @param probabilities the name of the value that holds p
 */
public record MaskedBce(String probabilities) implements Loss {
    private static final long SUM = 2;

    @Override
    public Tensor of(Values values, Tensor targets, Tensor mask) {
        Tensor sum = torch.binary_cross_entropy(values.get(probabilities), targets, new TensorOptional(mask), SUM);
        return torch.div(sum, torch.clamp_min(mask.sum(), new Scalar(1.0)));
    }
}
