package io.ripieno.models.graph;

import java.util.Arrays;

/**
 * The cells that a convolution or pooling looks at, one number for each dimension (time, or frequency and time).
 *
 * @param kernel cells
 * @param strides from one window to the next
 * @param dilations from one cell to the next
 * @param pads zeros before each dimension, then zeros after each
 * @param outputPads what a transposed convolution adds at the end
 */
public record Window(long[] kernel, long[] strides, long[] dilations, long[] pads, long[] outputPads) {
    public Window {
        kernel = kernel.clone();
        strides = each("stride", kernel.length, strides);
        dilations = each("dilation", kernel.length, dilations);
        pads = each("pads", 2 * kernel.length, pads);
        outputPads = each("output padding", kernel.length, outputPads);
    }

    /** Stride 1, nothing padded, no gaps. */
    public static Window of(long... kernel) {
        long[] ones = filled(kernel.length, 1);
        long[] zeros = new long[kernel.length];
        return new Window(kernel, ones, ones, new long[2 * kernel.length], zeros);
    }

    /** One number for each dimension, or one for all. */
    public Window stride(long... strides) {
        return new Window(kernel, spread(strides), dilations, pads, outputPads);
    }

    /** One number for each dimension, or one for all. */
    public Window dilate(long... dilations) {
        return new Window(kernel, strides, spread(dilations), pads, outputPads);
    }

    /** As many zeros before as after; one number for each dimension, or one for all. */
    public Window pad(long... pads) {
        long[] both = Arrays.copyOf(spread(pads), 2 * kernel.length);
        System.arraycopy(both, 0, both, kernel.length, kernel.length);
        return new Window(kernel, strides, dilations, both, outputPads);
    }

    /** Zeros before each dimension, then zeros after each. */
    public Window pads(long... pads) {
        return new Window(kernel, strides, dilations, pads, outputPads);
    }

    /** Padded such that stride 1 keeps the length; of an odd number of zeros one more stands at the end. */
    public Window same() {
        long[] both = new long[2 * kernel.length];
        for (int i = 0; i < kernel.length; i++) {
            long total = dilations[i] * (kernel[i] - 1);
            both[i] = total / 2;
            both[kernel.length + i] = total - total / 2;
        }
        return new Window(kernel, strides, dilations, both, outputPads);
    }

    /** What a transposed convolution adds at the end; one number for each dimension, or one for all. */
    public Window outputPad(long... outputPads) {
        return new Window(kernel, strides, dilations, pads, spread(outputPads));
    }

    /** How many cells one window has. */
    public int cells() {
        return Math.toIntExact(Arrays.stream(kernel).reduce(1, Math::multiplyExact));
    }

    Attributes attributes() {
        return Attributes.none()
                .with("kernel_shape", kernel)
                .with("strides", strides)
                .with("pads", pads);
    }

    private long[] spread(long[] values) {
        return values.length == 1 ? filled(kernel.length, values[0]) : values;
    }

    private static long[] filled(int length, long value) {
        long[] values = new long[length];
        Arrays.fill(values, value);
        return values;
    }

    private static long[] each(String what, int expected, long[] values) {
        if (values.length != expected) {
            throw new GraphException("The %s %s has %d numbers where %d belong. Give one for each dimension."
                    .formatted(what, Arrays.toString(values), values.length, expected));
        }
        return values.clone();
    }
}
