package io.ripieno.models.recipe.tagger;

import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.ResidentSession;
import io.ripieno.inference.device.SessionRunner;
import io.ripieno.inference.device.onnx.OnnxCpuDevice;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.models.network.tagging.MobileFcn;
import io.ripieno.models.recipe.RecipeException;
import io.ripieno.models.train.Batch;
import io.ripieno.models.train.Examples;
import io.ripieno.models.train.tagging.TaggingTask;
import io.ripieno.music.metrics.ranking.Predictions;
import java.util.Map;
import java.util.Objects;

/** Holds what training computed for some clips against what ONNX Runtime computes from the exported graph. */
final class ServingParity {
    /** The largest difference of a probability that rounding explains. */
    static final double TOLERANCE = 1e-4;

    private static final int CLIPS = 16;
    private static final long BUFFER_BYTES = 1L << 28;

    private ServingParity() {}

    /**
     * Compares the first clips.
     *
     * @param card describes the graph
     * @param onnx the graph as it is served
     * @param clips of which the predictions are, in the same order
     * @return the largest difference between two probabilities
     * @throws RecipeException if it is above {@link #TOLERANCE}
     * @throws ModelException if the graph cannot be served
     */
    static double check(ModelManifest card, byte[] onnx, Examples clips, Predictions trained)
            throws ModelException, RecipeException {
        GraphSpec graph = card.graph(GraphSpec.MAIN);
        int count = Math.min(CLIPS, clips.size());
        double largest = 0;
        try (OnnxCpuDevice device = new OnnxCpuDevice(1);
                GraphSession session = device.load(card.ref().toString(), graph, onnx)) {
            SessionRunner runner = new SessionRunner(
                    Map.of(graph.name(), new ResidentSession(session, 0)), new BufferPool(BUFFER_BYTES));
            for (int clip = 0; clip < count; clip++) {
                float[] features = Batch.read(clips, new int[] {clip}, 0).values(TaggingTask.FEATURES);
                float[] served = Objects.requireNonNull(runner.run(graph.name(), Map.of(MobileFcn.INPUT, features))
                        .get(MobileFcn.PROBABILITIES));
                largest = Math.max(largest, difference(trained.scores()[clip], served));
            }
        }
        if (!(largest <= TOLERANCE)) {
            throw new RecipeException(
                    ("ONNX Runtime and the interpreter differ by %.2g on %d validation clips, above %.0e, so %s was not"
                                    + " written. Find the operator whose results differ and correct the interpreter.")
                            .formatted(largest, count, TOLERANCE, card.ref()));
        }
        return largest;
    }

    /** NaN if a value is not finite. */
    private static double difference(double[] trained, float[] served) {
        double largest = 0;
        for (int label = 0; label < trained.length; label++) {
            largest = Math.max(largest, Math.abs(trained[label] - served[label]));
        }
        return largest;
    }
}
