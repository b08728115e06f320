package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lends {@link BatchBuffers} and keeps those given back, by shape, for the next run. What is lent and kept together
 * stays under a cap: idle buffers of other shapes are dropped first, those used longest ago before all, then borrowers
 * wait, in order of arrival, for some to be given back.
 */
public final class BufferPool implements AutoCloseable {
    private final long capBytes;
    /** The shape that was used longest ago comes first. */
    private final Map<BufferShape, Deque<BatchBuffers>> idle = new LinkedHashMap<>(16, 0.75f, true);

    private final Deque<Object> waiting = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

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
        BufferShape shape = BufferShape.of(graph, capacity);
        if (shape.bytes() > capBytes) {
            throw new IllegalArgumentException("A batch of " + capacity + " items of graph " + graph.name() + " takes "
                    + shape.bytes() + " bytes, over the cap of " + capBytes
                    + " bytes on buffers. Raise the cap or lower the size of batches.");
        }
        BatchBuffers buffers = waiting.isEmpty() ? tryBorrow(shape) : null;
        return buffers != null ? buffers : borrowInTurn(shape);
    }

    private BatchBuffers borrowInTurn(BufferShape shape) {
        Object turn = new Object();
        waiting.addLast(turn);
        boolean interrupted = false;
        try {
            BatchBuffers buffers;
            while (waiting.peekFirst() != turn || (buffers = tryBorrow(shape)) == null) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return buffers;
        } finally {
            waiting.remove(turn);
            notifyAll();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Bytes kept for the next borrower. */
    public synchronized long idleBytes() {
        return idle.values().stream()
                .flatMap(Deque::stream)
                .mapToLong(buffers -> buffers.shape().bytes())
                .sum();
    }

    /** Bytes lent or kept. */
    public synchronized long bytes() {
        return bytes;
    }

    /** What runtimes keep with the buffers that are not lent. */
    public synchronized int idleBindings() {
        return idle.values().stream()
                .flatMap(Deque::stream)
                .mapToInt(buffers -> buffers.bindings().size())
                .sum();
    }

    /** Frees what is kept; what is lent is freed when it is given back, and nothing is kept from then on. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.values().forEach(kept -> kept.forEach(this::drop));
        idle.clear();
        notifyAll();
    }

    private void drop(BatchBuffers buffers) {
        bytes -= buffers.shape().bytes();
        buffers.free();
    }

    synchronized void giveBack(BatchBuffers buffers) {
        if (closed) {
            drop(buffers);
            notifyAll();
            return;
        }
        Deque<BatchBuffers> kept = idle.get(buffers.shape());
        if (kept == null) {
            kept = new ArrayDeque<>();
            idle.put(buffers.shape(), kept);
        }
        kept.push(buffers);
        if (!waiting.isEmpty()) {
            notifyAll();
        }
    }

    private @Nullable BatchBuffers tryBorrow(BufferShape shape) {
        Deque<BatchBuffers> kept = idle.get(shape);
        if (kept != null && !kept.isEmpty()) {
            return kept.pop();
        }
        dropIdleUntilFits(shape.bytes());
        if (bytes + shape.bytes() > capBytes) {
            return null;
        }
        BatchBuffers fresh = new BatchBuffers(this, shape);
        bytes += shape.bytes();
        return fresh;
    }

    private void dropIdleUntilFits(long wanted) {
        Iterator<Deque<BatchBuffers>> shapes = idle.values().iterator();
        while (shapes.hasNext() && bytes + wanted > capBytes) {
            Deque<BatchBuffers> kept = shapes.next();
            while (!kept.isEmpty() && bytes + wanted > capBytes) {
                drop(kept.pop());
            }
            if (kept.isEmpty()) {
                shapes.remove();
            }
        }
    }
}
