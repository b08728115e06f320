package io.ripieno.inference.device.simulated;

import io.ripieno.inference.model.CudaOptions;
import io.ripieno.inference.model.GraphSpec;

/** Says what graphs cost on a simulated device. */
@FunctionalInterface
public interface Declaration {
    /**
     * The cost of one.
     *
     * @param model for example {@code instrument-tagger@1}
     * @param options how the device is told to run it
     */
    Declared of(String model, GraphSpec graph, CudaOptions options);
}
