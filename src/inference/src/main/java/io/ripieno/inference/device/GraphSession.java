package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;

/** A graph that is loaded on a device. May be used by as many threads as the device has callers. */
public interface GraphSession extends AutoCloseable {
    GraphSpec graph();

    /**
     * Runs the first items of the buffers; their outputs are in the buffers when this returns.
     *
     * @param buffers borrowed for this graph
     * @param items from 1 to the capacity of the buffers
     * @param control through which the run can be ended early
     * @throws DeviceException if the run failed or was ended
     */
    void run(BatchBuffers buffers, int items, RunControl control) throws DeviceException;

    @Override
    void close();
}
