package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;

/**
 * Runs a graph at few sizes of batch. What is missing to the next one is filled with copies of the last item, so that a
 * run fares no worse than its own items would, and nobody reads what comes out for them.
 *
 * @param session that is run; closing this closes it
 */
public record FilledSession(GraphSession session, BatchSizes sizes) implements GraphSession {
    @Override
    public GraphSpec graph() {
        return session.graph();
    }

    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException {
        int size = Math.min(buffers.capacity(), sizes.holding(items));
        buffers.repeatInput(items - 1, size);
        session.run(buffers, size, control);
    }

    @Override
    public void close() {
        session.close();
    }
}
