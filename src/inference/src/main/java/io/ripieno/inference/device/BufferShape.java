package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether buffers can be used again: how many values an item has in each tensor, and how many items there
 * are. Made for each batch, therefore cheap.
 */
final class BufferShape {
    private final int[] inputs;
    private final int[] outputs;
    private final int capacity;
    private final long bytes;
    private final int hash;

    private BufferShape(int[] inputs, int[] outputs, int capacity) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.capacity = capacity;
        this.bytes = (sum(inputs) + sum(outputs)) * capacity * Float.BYTES;
        this.hash = 31 * (31 * Arrays.hashCode(inputs) + Arrays.hashCode(outputs)) + capacity;
    }

    static BufferShape of(GraphSpec graph, int capacity) {
        return new BufferShape(sizes(graph.inputs()), sizes(graph.outputs()), capacity);
    }

    private static int[] sizes(List<TensorSpec> tensors) {
        int[] sizes = new int[tensors.size()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = tensors.get(i).itemSize();
        }
        return sizes;
    }

    private static long sum(int[] sizes) {
        long sum = 0;
        for (int size : sizes) {
            sum += size;
        }
        return sum;
    }

    int inputs() {
        return inputs.length;
    }

    int outputs() {
        return outputs.length;
    }

    /** Values of one item. */
    int input(int tensor) {
        return inputs[tensor];
    }

    /** Values of one item. */
    int output(int tensor) {
        return outputs[tensor];
    }

    int capacity() {
        return capacity;
    }

    /** Of all items together. */
    long bytes() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BufferShape that
                && capacity == that.capacity
                && Arrays.equals(inputs, that.inputs)
                && Arrays.equals(outputs, that.outputs);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
