package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lends {@link BatchBuffers} and keeps those given back, by shape, for the next run. What is lent and kept together
 * stays under a cap: idle buffers of other shapes are dropped first, then a borrower waits for one to be given back.
 */
public final class BufferPool {
    /** What decides whether buffers can be used again. */
    record Shape(List<Integer> inputSizes, List<Integer> outputSizes, int capacity) {
        static Shape of(GraphSpec graph, int capacity) {
            return new Shape(BatchBuffers.sizes(graph.inputs()), BatchBuffers.sizes(graph.outputs()), capacity);
        }

        long bytes() {
            long values = Stream.concat(inputSizes.stream(), outputSizes.stream())
                    .mapToLong(Integer::longValue)
                    .sum();
            return values * capacity * Float.BYTES;
        }
    }

    private final long capBytes;
    private final Map<Shape, Deque<BatchBuffers>> idle = new LinkedHashMap<>();
    private long bytes;

    /** @param capBytes of all buffers, lent or idle */
    public BufferPool(long capBytes) {
        this.capBytes = capBytes;
    }

    /**
     * Buffers for a graph. A thread borrows one at a time, so that waiting always ends.
     *
     * @throws IllegalArgumentException if they alone are over the cap
     */
    public synchronized BatchBuffers borrow(GraphSpec graph, int capacity) {
        Shape shape = Shape.of(graph, capacity);
        if (shape.bytes() > capBytes) {
            throw new IllegalArgumentException("A batch of " + capacity + " items of graph " + graph.name() + " takes "
                    + shape.bytes() + " bytes, over the cap of " + capBytes
                    + " bytes on buffers. Raise the cap or lower the size of batches.");
        }
        boolean interrupted = false;
        BatchBuffers buffers;
        while ((buffers = tryBorrow(shape)) == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return buffers;
    }

    /** Bytes lent or kept. */
    public synchronized long bytes() {
        return bytes;
    }

    synchronized void giveBack(BatchBuffers buffers) {
        idle.computeIfAbsent(buffers.shape(), shape -> new ArrayDeque<>()).push(buffers);
        notifyAll();
    }

    private @Nullable BatchBuffers tryBorrow(Shape shape) {
        Deque<BatchBuffers> kept = idle.get(shape);
        if (kept != null && !kept.isEmpty()) {
            return kept.pop();
        }
        dropIdleUntilFits(shape.bytes());
        if (bytes + shape.bytes() > capBytes) {
            return null;
        }
        bytes += shape.bytes();
        return new BatchBuffers(this, shape);
    }

    private void dropIdleUntilFits(long wanted) {
        Iterator<Deque<BatchBuffers>> shapes = idle.values().iterator();
        while (shapes.hasNext() && bytes + wanted > capBytes) {
            Deque<BatchBuffers> kept = shapes.next();
            while (!kept.isEmpty() && bytes + wanted > capBytes) {
                bytes -= kept.pop().shape().bytes();
            }
            if (kept.isEmpty()) {
                shapes.remove();
            }
        }
    }
}
