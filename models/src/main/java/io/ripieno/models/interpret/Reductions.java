package io.ripieno.models.interpret;

import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Reductions over axes; over all of them where none is named. */
final class Reductions {
    private interface Reduction {
        Tensor over(Tensor x, long[] axes, boolean keep);
    }

    private Reductions() {}

    static Operator.Single mean(Node node) {
        return byAttribute(node, (x, axes, keep) -> torch.mean(x, axes, keep, new ScalarTypeOptional()));
    }

    static Operator.Single max(Node node) {
        return byAttribute(node, torch::amax);
    }

    static Operator.Single min(Node node) {
        return byAttribute(node, torch::amin);
    }

    static Operator.Single l2(Node node) {
        return byAttribute(
                node,
                (x, axes, keep) -> torch.linalg_vector_norm(x, new Scalar(2.0), axes, keep, new ScalarTypeOptional()));
    }

    static Operator.Single product(Node node) {
        return byAttribute(node, (x, axes, keep) -> {
            long[] falling = resolved(axes, x.dim());
            Arrays.sort(falling);
            for (int i = falling.length - 1; i >= 0; i--) {
                x = torch.prod(x, falling[i], keep, new ScalarTypeOptional());
            }
            return x;
        });
    }

    /** Its axes are an input. */
    static Operator.Single sum(Node node) {
        node.allowOnly("keepdims", "noop_with_empty_axes");
        boolean keep = node.integer("keepdims", 1) != 0;
        boolean passes = node.integer("noop_with_empty_axes", 0) != 0;
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] axes = inputs.has(1) ? inputs.integers(1) : new long[0];
            if (axes.length == 0 && passes) {
                return x;
            }
            return torch.sum(x, axes.length == 0 ? every(x) : axes, keep, new ScalarTypeOptional());
        };
    }

    static Operator.Single argMax(Node node) {
        node.allowOnly("axis", "keepdims", "select_last_index");
        node.allowOnlyZero("select_last_index");
        long axis = node.integer("axis", 0);
        boolean keep = node.integer("keepdims", 1) != 0;
        return (inputs, mode) -> torch.argmax(inputs.get(0), new LongOptional(axis), keep);
    }

    private static Operator.Single byAttribute(Node node, Reduction reduction) {
        node.allowOnly("axes", "keepdims");
        long[] axes = node.integers("axes");
        boolean keep = node.integer("keepdims", 1) != 0;
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            return reduction.over(x, axes.length == 0 ? every(x) : axes, keep);
        };
    }

    private static long[] every(Tensor x) {
        long[] axes = new long[Math.toIntExact(x.dim())];
        Arrays.setAll(axes, i -> i);
        return axes;
    }

    private static long[] resolved(long[] axes, long rank) {
        return Arrays.stream(axes).map(axis -> axis < 0 ? axis + rank : axis).toArray();
    }
}
