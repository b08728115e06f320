package io.ripieno.models.interpret;

import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** What behaves differently while training: batch normalisation and dropout. */
final class Normalisations {
    static final double EPSILON = 1e-5;
    static final double KEPT = 0.9;

    private static final double DEFAULT_DROPOUT = 0.5;

    private Normalisations() {}

    /**
     * Training normalises by the batch and moves the running mean and the running unbiased variance in place by 1 minus
     * ONNX's momentum; {@link Mode#BATCH_STATISTICS} does the former alone; evaluation normalises by the running statistics.
     */
    static Operator.Single batch(Node node) {
        node.allowOnly("epsilon", "momentum");
        double epsilon = node.number("epsilon", EPSILON);
        double moved = 1 - node.number("momentum", KEPT);
        return (inputs, mode) -> torch.batch_norm(
                inputs.get(0),
                inputs.optional(1),
                inputs.optional(2),
                mode == Mode.BATCH_STATISTICS ? new TensorOptional() : inputs.optional(3),
                mode == Mode.BATCH_STATISTICS ? new TensorOptional() : inputs.optional(4),
                mode != Mode.EVALUATION,
                moved,
                epsilon,
                false);
    }

    static Operator.Single dropout(Node node) {
        node.allowOnly();
        return (inputs, mode) -> {
            if (mode != Mode.TRAINING) {
                return inputs.get(0);
            }
            return torch.dropout(inputs.get(0), inputs.number(1, DEFAULT_DROPOUT), true);
        };
    }
}
