package io.ripieno.models.interpret;

import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/** The tensors that a node reads, in the order of its inputs; one that the graph leaves out is null. */
record Inputs(List<@Nullable Tensor> tensors, Node node) {
    Tensor get(int index) {
        Tensor tensor = has(index) ? tensors.get(index) : null;
        if (tensor == null) {
            throw node.refusal("needs input " + index);
        }
        return tensor;
    }

    boolean has(int index) {
        return index < tensors.size() && tensors.get(index) != null;
    }

    TensorOptional optional(int index) {
        return has(index) ? new TensorOptional(get(index)) : new TensorOptional();
    }

    /** An input of 64-bit integers, such as a shape. */
    long[] integers(int index) {
        Tensor tensor = get(index);
        long[] values = new long[Math.toIntExact(tensor.numel())];
        new LongPointer(tensor.data_ptr()).get(values);
        return values;
    }
}
