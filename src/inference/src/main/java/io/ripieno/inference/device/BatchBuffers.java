package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Memory outside the heap for the inputs and outputs of a batch, in native byte order, item after item. Borrowed from a
 * {@link BufferPool} and given back by closing.
 */
public final class BatchBuffers implements AutoCloseable {
    private final BufferPool pool;
    private final BufferShape shape;
    private final List<FloatBuffer> inputs;
    private final List<FloatBuffer> outputs;
    private final Bindings bindings;

    BatchBuffers(BufferPool pool, BufferShape shape) {
        this.pool = pool;
        this.shape = shape;
        this.inputs = allocate(shape.inputs(), shape::input, shape.capacity());
        this.outputs = allocate(shape.outputs(), shape::output, shape.capacity());
        this.bindings = new Bindings(shape.capacity());
    }

    /** How many items fit. */
    public int capacity() {
        return shape.capacity();
    }

    /** Copies one item's input into its place. */
    public void putInput(int tensor, int item, float[] values) {
        inputs.get(tensor).put(item * values.length, values);
    }

    /** Copies one item's inputs into the places behind it, up to the given one. */
    void repeatInput(int item, int end) {
        for (int tensor = 0; tensor < inputs.size(); tensor++) {
            FloatBuffer values = inputs.get(tensor);
            int size = shape.input(tensor);
            for (int place = item + 1; place < end; place++) {
                values.put(place * size, values, item * size, size);
            }
        }
    }

    /** Copies one item's output out of its place. */
    public void getOutput(int tensor, int item, float[] values) {
        outputs.get(tensor).get(item * values.length, values);
    }

    /** The first items of an input, ready to be read. */
    public FloatBuffer input(int tensor, int items) {
        return inputs.get(tensor).slice(0, shape.input(tensor) * items);
    }

    /** The first items of an output, ready to be written. */
    public FloatBuffer output(int tensor, int items) {
        return outputs.get(tensor).slice(0, shape.output(tensor) * items);
    }

    /** What a runtime keeps with these buffers. */
    public Bindings bindings() {
        return bindings;
    }

    BufferShape shape() {
        return shape;
    }

    /** Gives the memory back to the pool. */
    @Override
    public void close() {
        pool.giveBack(this);
    }

    /** Frees what was made over the memory, which the garbage collector frees. */
    void free() {
        bindings.close();
    }

    private static List<FloatBuffer> allocate(int tensors, IntUnaryOperator size, int capacity) {
        return IntStream.range(0, tensors)
                .mapToObj(tensor -> floats((long) size.applyAsInt(tensor) * capacity))
                .toList();
    }

    private static FloatBuffer floats(long count) {
        return ByteBuffer.allocateDirect(Math.toIntExact(count * Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Bytes that one item of the graph takes, inputs and outputs together. */
    public static long bytesPerItem(GraphSpec graph) {
        return BufferShape.of(graph, 1).bytes();
    }
}
