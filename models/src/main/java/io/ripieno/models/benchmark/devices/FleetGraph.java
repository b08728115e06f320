package io.ripieno.models.benchmark.devices;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.device.RunCost;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of three models in one of two shapes, with a declared cost. A fifth of the cost of a full batch is spent whatever
 * its size, so that part-filled batches are a waste.
 */
record FleetGraph(BatchKey key, GraphSpec spec, Declared declared) {
    static final int FULL_BATCH = 16;
    private static final double[] FULL_BATCH_SECONDS = {0.004, 0.008, 0.015, 0.025, 0.040, 0.060};
    private static final double FIXED_SHARE = 0.2;
    static final long BYTES = 300L << 20;
    private static final double LOAD_SECONDS = 0.25;
    private static final double EVICT_SECONDS = 0.05;

    static List<FleetGraph> all() {
        List<FleetGraph> graphs = new ArrayList<>();
        for (int i = 0; i < FULL_BATCH_SECONDS.length; i++) {
            String model = "model" + i / 2 + "@1";
            String bucket = "bucket" + i % 2;
            double full = FULL_BATCH_SECONDS[i];
            graphs.add(new FleetGraph(
                    new BatchKey(model, bucket, bucket),
                    GraphSpec.draft(
                            bucket,
                            bucket + ".onnx",
                            List.of(new TensorSpec("x", List.of(-1L, 1L), TensorSpec.FEATURES)),
                            List.of(new TensorSpec("y", List.of(-1L, 1L), TensorSpec.SCORES))),
                    new Declared(
                            FIXED_SHARE * full,
                            (1 - FIXED_SHARE) * full / FULL_BATCH,
                            BYTES,
                            LOAD_SECONDS,
                            EVICT_SECONDS)));
        }
        return graphs;
    }

    /** Device seconds of a window in a full batch. */
    double windowSeconds() {
        return declared.seconds(FULL_BATCH) / FULL_BATCH;
    }

    RunCost cost() {
        TreeMap<Integer, Double> seconds = new TreeMap<>(Map.of(1, declared.seconds(1)));
        for (int items = 2; items <= FULL_BATCH; items *= 2) {
            seconds.put(items, declared.seconds(items));
        }
        return new RunCost(seconds);
    }
}
