package io.ripieno.models.interpret;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Matrix products. */
final class Products {
    private Products() {}

    /** {@code alpha · A · B + beta · C}, either matrix transposed if asked. */
    static Operator.Single gemm(Node node) {
        node.allowOnly("alpha", "beta", "transA", "transB");
        double alpha = node.number("alpha", 1);
        double beta = node.number("beta", 1);
        boolean transposeA = node.integer("transA", 0) != 0;
        boolean transposeB = node.integer("transB", 0) != 0;
        if (alpha == 1 && beta == 1 && !transposeA && transposeB) {
            return (inputs, mode) -> linear(inputs);
        }
        return (inputs, mode) -> {
            Tensor a = transposeA ? torch.transpose(inputs.get(0), 0, 1) : inputs.get(0);
            Tensor b = transposeB ? torch.transpose(inputs.get(1), 0, 1) : inputs.get(1);
            if (!inputs.has(2)) {
                return torch.matmul(a, b).mul(new Scalar(alpha));
            }
            return torch.addmm(inputs.get(2), a, b, new Scalar(beta), new Scalar(alpha));
        };
    }

    /** libtorch's linear layer, whose bias is a row; any other {@code C} is added after it. */
    private static Tensor linear(Inputs inputs) {
        if (inputs.has(2) && inputs.get(2).dim() != 1) {
            return torch.linear(inputs.get(0), inputs.get(1)).add(inputs.get(2));
        }
        return torch.linear(inputs.get(0), inputs.get(1), inputs.optional(2));
    }

    static Operator.Single matMul(Node node) {
        node.allowOnly();
        return (inputs, mode) -> torch.matmul(inputs.get(0), inputs.get(1));
    }
}
