package io.ripieno.models.interpret;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Tensor;
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
    private final int[] order;
    private Tensor @Nullable [] sources;
    private long[] versions = {};
    private boolean differentiable;
    private @Nullable TensorVector permuted;

    /** @param order for each gate of libtorch, which gate of ONNX it is */
    Gates(int... order) {
        this.order = order.clone();
    }

    /** @param weights {@code W [directions][gates · H][in]}, {@code R} and, if there is a bias, {@code B} */
    TensorVector permuted(Tensor... weights) {
        TensorVector present = permuted;
        if (present != null && isOf(weights)) {
            return present;
        }
        close();
        TensorVector fresh = permute(weights);
        fresh.retainReference();
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
            List<TensorVector> directions = Arrays.stream(weights)
                    .map(weight -> torch.unbind(weight, 0))
                    .toList();
            for (long d = 0; d < directions.get(0).size(); d++) {
                result.push_back(rows(directions.get(0).get(d)));
                result.push_back(rows(directions.get(1).get(d)));
                if (weights.length > 2) {
                    Tensor both = directions.get(2).get(d);
                    long half = both.size(0) / 2;
                    TensorVector halves = torch.split_with_sizes(both, half, half);
                    result.push_back(rows(halves.get(0)));
                    result.push_back(rows(halves.get(1)));
                }
            }
        }
        return result;
    }

    private Tensor rows(Tensor stacked) {
        long[] lengths = new long[order.length];
        Arrays.fill(lengths, stacked.size(0) / order.length);
        TensorVector gates = torch.split_with_sizes(stacked, lengths);
        TensorVector ordered = new TensorVector();
        for (int gate : order) {
            ordered.push_back(gates.get(gate));
        }
        return torch.cat(ordered, 0);
    }

    @Override
    public void close() {
        if (permuted != null) {
            permuted.close();
            permuted = null;
        }
    }
}
