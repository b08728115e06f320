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
        return (inputs, mode) -> {
            Tensor a = transposeA ? torch.transpose(inputs.get(0), 0, 1) : inputs.get(0);
            Tensor b = transposeB ? torch.transpose(inputs.get(1), 0, 1) : inputs.get(1);
            if (!inputs.has(2)) {
                return torch.matmul(a, b).mul(new Scalar(alpha));
            }
            return torch.addmm(inputs.get(2), a, b, new Scalar(beta), new Scalar(alpha));
        };
    }

    static Operator.Single matMul(Node node) {
        node.allowOnly();
        return (inputs, mode) -> torch.matmul(inputs.get(0), inputs.get(1));
    }
}
