package io.ripieno.models.interpret;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What convolutions and pools say about their windows, one number for each dimension.
 *
 * @param before pads before each dimension
 * @param after pads after each dimension
 */
@SuppressWarnings("ArrayRecordComponent")
record WindowAttributes(long[] kernel, long[] strides, long[] dilations, long[] before, long[] after) {
    /**
     * Reads them.
     *
     * @throws InterpretException if the kernel is not over one or two dimensions, or one of the others is not as long as it
     */
    static WindowAttributes of(Node node) {
        long[] kernel = node.integers("kernel_shape");
        if (kernel.length < 1 || kernel.length > 2) {
            throw node.refusal("works on one or two dimensions only, but kernel_shape is " + Arrays.toString(kernel));
        }
        long[] ones = new long[kernel.length];
        Arrays.fill(ones, 1);
        long[] strides = checked(node, "strides", kernel.length, ones);
        long[] dilations = checked(node, "dilations", kernel.length, ones);
        long[] pads = checked(node, "pads", 2 * kernel.length, new long[2 * kernel.length]);
        long[] before = Arrays.copyOf(pads, kernel.length);
        long[] after = Arrays.copyOfRange(pads, kernel.length, pads.length);
        return new WindowAttributes(kernel, strides, dilations, before, after);
    }

    int dimensions() {
        return kernel.length;
    }

    boolean symmetric() {
        return Arrays.equals(before, after);
    }

    boolean padded() {
        return Arrays.stream(before).anyMatch(pad -> pad != 0)
                || Arrays.stream(after).anyMatch(pad -> pad != 0);
    }

    /** The same window with the pads left to another operator. */
    WindowAttributes unpadded() {
        long[] none = new long[kernel.length];
        return new WindowAttributes(kernel, strides, dilations, none, none);
    }

    /** {@code x} with the pads around. */
    Tensor pad(Tensor x, double value) {
        long[] pairs = new long[2 * kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            int last = kernel.length - 1 - i;
            pairs[2 * i] = before[last];
            pairs[2 * i + 1] = after[last];
        }
        return torch.constant_pad_nd(x, pairs, new Scalar(value));
    }

    private static long[] checked(Node node, String name, int length, long[] absent) {
        long[] values = node.integers(name, absent);
        if (values.length != length) {
            throw node.refusal("has %s %s where %d numbers belong".formatted(name, Arrays.toString(values), length));
        }
        return values;
    }
}
