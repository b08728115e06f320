package io.ripieno.models.interpret;

import java.util.Arrays;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Operators that move, cut or reduce dimensions. */
final class Shapes {
    private Shapes() {}

    static Operator.Step flatten(Node node) {
        node.allowOnly(Set.of("axis"));
        long axis = node.integer("axis", 1);
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] shape = x.shape();
            long rows = 1;
            for (int i = 0; i < (axis < 0 ? axis + shape.length : axis); i++) {
                rows *= shape[i];
            }
            return torch.reshape(x, rows, x.numel() / Math.max(rows, 1));
        };
    }

    /** A length of 0 keeps the input's, -1 takes what is left. */
    static Operator.Step reshape(Node node) {
        node.allowOnly(Set.of());
        return (inputs, mode) -> {
            long[] shape = inputs.integers(1);
            for (int i = 0; i < shape.length; i++) {
                shape[i] = shape[i] == 0 ? inputs.get(0).size(i) : shape[i];
            }
            return torch.reshape(inputs.get(0), shape);
        };
    }

    static Operator.Step squeeze(Node node) {
        node.allowOnly(Set.of());
        return (inputs, mode) ->
                inputs.has(1) ? torch.squeeze(inputs.get(0), inputs.integers(1)) : torch.squeeze(inputs.get(0));
    }

    static Operator.Step unsqueeze(Node node) {
        node.allowOnly(Set.of());
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] axes = inputs.integers(1);
            long rank = x.dim() + axes.length;
            for (int i = 0; i < axes.length; i++) {
                axes[i] = axes[i] < 0 ? axes[i] + rank : axes[i];
            }
            Arrays.sort(axes);
            for (long axis : axes) {
                x = torch.unsqueeze(x, axis);
            }
            return x;
        };
    }

    static Operator.Step transpose(Node node) {
        node.allowOnly(Set.of("perm"));
        long[] order = node.integers("perm");
        if (order.length == 0) {
            throw node.refusal("needs the attribute perm");
        }
        return (inputs, mode) -> torch.permute(inputs.get(0), order);
    }

    static Operator.Step globalMean(Node node) {
        node.allowOnly(Set.of());
        return (inputs, mode) -> {
            long[] axes = new long[Math.toIntExact(inputs.get(0).dim() - 2)];
            Arrays.setAll(axes, i -> i + 2);
            return torch.mean(inputs.get(0), axes, true, new ScalarTypeOptional());
        };
    }

    static Operator.Step mean(Node node) {
        node.allowOnly(Set.of("axes", "keepdims"));
        long[] axes = node.integers("axes");
        boolean keep = node.integer("keepdims", 1) != 0;
        if (axes.length == 0) {
            throw node.refusal("needs the attribute axes");
        }
        return (inputs, mode) -> torch.mean(inputs.get(0), axes, keep, new ScalarTypeOptional());
    }

    /** Constant padding. ONNX lists all beginnings, then all ends; libtorch wants pairs from the last dimension. */
    static Operator.Step pad(Node node) {
        node.allowOnly(Set.of("mode"));
        if (!node.text("mode", "constant").equals("constant")) {
            throw node.refusal("pads with a constant only");
        }
        return (inputs, mode) -> {
            long[] pads = inputs.integers(1);
            int rank = pads.length / 2;
            long[] pairs = new long[pads.length];
            for (int i = 0; i < rank; i++) {
                pairs[2 * i] = pads[rank - 1 - i];
                pairs[2 * i + 1] = pads[2 * rank - 1 - i];
            }
            double value = inputs.has(2) ? inputs.get(2).item_double() : 0;
            return torch.constant_pad_nd(inputs.get(0), pairs, new Scalar(value));
        };
    }
}
