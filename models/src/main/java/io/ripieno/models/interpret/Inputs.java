package io.ripieno.models.interpret;

import java.util.Arrays;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * The tensors that a node reads, in the order of its inputs.
 *
 * @param values all values of the run
 * @param read where in {@code values} each input is; -1 for one that the graph leaves out
 * @param node that reads
 */
@SuppressWarnings("ArrayRecordComponent")
record Inputs(@Nullable Tensor[] values, int[] read, Node node) {
    int size() {
        return read.length;
    }

    Tensor get(int index) {
        Tensor tensor = has(index) ? values[read[index]] : null;
        if (tensor == null) {
            throw node.refusal("needs input " + index);
        }
        return tensor;
    }

    boolean has(int index) {
        return index < read.length && read[index] >= 0;
    }

    TensorOptional optional(int index) {
        return has(index) ? new TensorOptional(get(index)) : new TensorOptional();
    }

    Tensor[] all() {
        Tensor[] all = new Tensor[read.length];
        Arrays.setAll(all, this::get);
        return all;
    }

    /** An input of integers, such as a shape. */
    long[] integers(int index) {
        long[] constant = node.constantIntegers(index);
        if (constant != null) {
            return constant;
        }
        Tensor tensor = get(index).to(ScalarType.Long).contiguous();
        long[] values = new long[Math.toIntExact(tensor.numel())];
        if (values.length > 0) {
            new LongPointer(tensor.data_ptr()).get(values);
        }
        return values;
    }

    /** An input that is a single number, or {@code absent}. */
    double number(int index, double absent) {
        if (!has(index)) {
            return absent;
        }
        Float constant = node.constantNumber(index);
        return constant == null ? get(index).item_double() : constant;
    }
}
