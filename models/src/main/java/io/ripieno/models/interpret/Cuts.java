package io.ripieno.models.interpret;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Operators that join, cut and pick. */
final class Cuts {
    private Cuts() {}

    static Operator.Single concat(Node node) {
        node.allowOnly("axis");
        long axis = node.integer("axis", 0);
        return (inputs, mode) -> torch.cat(new TensorVector(inputs.all()), axis);
    }

    static Operator.Step split(Node node) {
        node.allowOnly("axis");
        long axis = node.integer("axis", 0);
        int parts = node.outputs().size();
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] lengths = inputs.has(1) ? inputs.integers(1) : equal(node, x.size(axis), parts);
            TensorVector pieces = torch.split_with_sizes(x, lengths, axis);
            Tensor[] results = new Tensor[parts];
            Arrays.setAll(results, i -> new Tensor(pieces.get(i)));
            pieces.close();
            return results;
        };
    }

    private static long[] equal(Node node, long length, int parts) {
        if (length % parts != 0) {
            throw node.refusal("cannot divide %d into %d equal parts".formatted(length, parts));
        }
        long[] lengths = new long[parts];
        Arrays.fill(lengths, length / parts);
        return lengths;
    }

    static Operator.Single slice(Node node) {
        node.allowOnly();
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] starts = inputs.integers(1);
            long[] ends = inputs.integers(2);
            for (int i = 0; i < starts.length; i++) {
                long axis = inputs.has(3) ? inputs.integers(3)[i] : i;
                long step = inputs.has(4) ? inputs.integers(4)[i] : 1;
                x = step > 0 ? cut(x, axis, starts[i], ends[i], step) : cutBackwards(x, axis, starts[i], ends[i], step);
            }
            return x;
        };
    }

    private static Tensor cut(Tensor x, long axis, long start, long end, long step) {
        return torch.slice(x, axis, new LongOptional(start), new LongOptional(end), step);
    }

    /** Turned around, a cut backwards is one forwards. */
    private static Tensor cutBackwards(Tensor x, long axis, long start, long end, long step) {
        long length = x.size(axis);
        long first = Math.max(0, Math.min(start < 0 ? start + length : start, length - 1));
        long last = Math.max(-1, Math.min(end < 0 ? end + length : end, length - 1));
        return cut(torch.flip(x, axis), axis, length - 1 - first, length - 1 - last, -step);
    }

    /** A single constant index takes its axis away; anything else puts the dimensions of the indices in its place. */
    static Operator.Single gather(Node node) {
        node.allowOnly("axis");
        long axis = node.integer("axis", 0);
        if (node.isConstantInteger(1)) {
            return (inputs, mode) -> torch.select(inputs.get(0), axis, inputs.integers(1)[0]);
        }
        return (inputs, mode) -> picked(inputs.get(0), inputs.get(1), inputs.integers(1), axis);
    }

    private static Tensor picked(Tensor x, Tensor indices, long[] values, long axis) {
        long place = axis < 0 ? axis + x.dim() : axis;
        boolean fromTheEnd = Arrays.stream(values).anyMatch(index -> index < 0);
        if (place == 0 && x.dim() == 2 && !fromTheEnd) {
            return torch.embedding(x, indices);
        }
        List<Long> shape = new ArrayList<>();
        for (int i = 0; i < x.dim(); i++) {
            if (i == place) {
                Arrays.stream(indices.shape()).forEach(shape::add);
            } else {
                shape.add(x.size(i));
            }
        }
        long length = x.size(place);
        long[] places = Arrays.stream(values)
                .map(index -> index < 0 ? index + length : index)
                .toArray();
        Tensor flat = torch.index_select(x, place, Tensors.of(places, places.length));
        return flat.reshape(shape.stream().mapToLong(Long::longValue).toArray());
    }
}
