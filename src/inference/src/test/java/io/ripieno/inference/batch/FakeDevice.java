package io.ripieno.inference.batch;

import io.ripieno.inference.device.Device;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.model.GraphSpec;

/** A device by name, kind and number of callers only. */
public record FakeDevice(String name, String kind, int callers) implements Device {
    public static FakeDevice cpu(int callers) {
        return new FakeDevice("cpu", "cpu", callers);
    }

    public static FakeDevice gpu(int number) {
        return new FakeDevice("gpu" + number, "gpu", 1);
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
