package io.ripieno.cli.benchmark;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;

/** A session whose runs take no time and leave the outputs as they are. */
record NoSession(GraphSpec graph) implements GraphSession {
    @Override
    public void run(BatchBuffers buffers, int items, RunControl control) {
        // What is measured is the way there and back.
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
