package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.model.GraphSpec;

/** A device by name and number of callers only. */
record FakeDevice(String name, int callers) implements Device {
    @Override
    public String kind() {
        return "cpu";
    }

    @Override
    public long costNanos() {
        return System.nanoTime();
    }

    @Override
    public GraphSession load(String model, GraphSpec graph, byte[] onnx) {
        throw new UnsupportedOperationException("Tests place fake sessions themselves.");
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
