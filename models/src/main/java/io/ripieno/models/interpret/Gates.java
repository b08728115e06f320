package io.ripieno.models.interpret;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The weights of a recurrent node with their gate rows in libtorch's order, for each direction {@code W, R, Wb, Rb}. They
 * are permuted inside autograd when first asked for and again after the weights have moved, which their version counters
 * tell; all runs between share them. Cutting and joining keep nothing that a backward pass frees, so several backward
 * passes may go through one permutation.
 */
final class Gates implements AutoCloseable {
    private static final int GATE_AXIS = 2;

    private final int[] order;
    private Tensor @Nullable [] sources;
    private long[] versions = {};
    private boolean differentiable;
    private @Nullable Permuted permuted;

    /**
     * The permuted weights of a node, until they are permuted again.
     *
     * @param all of each direction in turn
     * @param inputBias of the first direction; none if there is no bias
     * @param stateBias of the first direction; none if there is no bias
     */
    record Permuted(TensorVector all, TensorOptional inputBias, TensorOptional stateBias) implements AutoCloseable {
        Permuted {
            all.retainReference();
            inputBias.retainReference();
            stateBias.retainReference();
        }

        /** {@code W} of the first direction. */
        Tensor input() {
            return all.get(0);
        }

        /** {@code R} of the first direction. */
        Tensor state() {
            return all.get(1);
        }

        @Override
        public void close() {
            inputBias.close();
            stateBias.close();
            all.close();
        }
    }

    /** @param order for each gate of libtorch, which gate of ONNX it is */
    Gates(int... order) {
        this.order = order.clone();
    }

    /** @param weights {@code W [directions][gates · H][in]}, {@code R} and, if there is a bias, {@code B} */
    Permuted permuted(Tensor... weights) {
        Permuted present = permuted;
        if (present != null && isOf(weights)) {
            return present;
        }
        close();
        TensorVector all = permute(weights);
        boolean biased = weights.length > 2;
        Permuted fresh = new Permuted(
                all,
                biased ? new TensorOptional(all.get(2)) : new TensorOptional(),
                biased ? new TensorOptional(all.get(3)) : new TensorOptional());
        permuted = fresh;
        sources = weights.clone();
        versions = Arrays.stream(weights).mapToLong(Tensor::_version).toArray();
        differentiable = GradMode.is_enabled();
        return fresh;
    }

    private boolean isOf(Tensor... weights) {
        if (sources == null || sources.length != weights.length || (GradMode.is_enabled() && !differentiable)) {
            return false;
        }
        for (int i = 0; i < weights.length; i++) {
            if (sources[i] != weights[i] || versions[i] != weights[i]._version()) {
                return false;
            }
        }
        return true;
    }

    private TensorVector permute(Tensor... weights) {
        TensorVector result = new TensorVector();
        try (PointerScope scope = new PointerScope()) {
            List<Tensor> input = ordered(weights[0], 1);
            List<Tensor> state = ordered(weights[1], 1);
            List<Tensor> biases = weights.length > 2 ? ordered(weights[2], 2) : List.of();
            for (int d = 0; d < input.size(); d++) {
                result.push_back(input.get(d));
                result.push_back(state.get(d));
                if (!biases.isEmpty()) {
                    result.push_back(biases.get(2 * d));
                    result.push_back(biases.get(2 * d + 1));
                }
            }
        }
        return result;
    }

    /**
     * The stacks of gates in {@code [directions][stacks · gates · H]...}, each in order. All stacks are cut and joined at
     * once: what this costs is the number of calls rather than the numbers copied.
     */
    private List<Tensor> ordered(Tensor weight, int stacks) {
        int gates = order.length;
        long[] ones = new long[gates];
        Arrays.fill(ones, 1);
        TensorVector cut = torch.split_with_sizes(
                weight.unflatten(1, stacks, gates, weight.size(1) / ((long) stacks * gates)), ones, GATE_AXIS);
        Tensor[] inOrder = new Tensor[gates];
        Arrays.setAll(inOrder, i -> cut.get(order[i]));
        Tensor joined = torch.cat(new TensorVector(inOrder), GATE_AXIS);
        TensorVector each = torch.unbind(joined.flatten(2, 3).flatten(0, 1), 0);
        Tensor[] ordered = new Tensor[Math.toIntExact(each.size())];
        Arrays.setAll(ordered, each::get);
        return List.of(ordered);
    }

    @Override
    public void close() {
        if (permuted != null) {
            permuted.close();
            permuted = null;
        }
    }
}
