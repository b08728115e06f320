package io.ripieno.inference;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.Placement;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.model.GraphSpec;
import java.util.Map;

/** A warm model with its sessions. */
record LoadedModel(WarmModel warm, Map<String, GraphSession> sessions, Map<String, Placement> placements)
        implements AutoCloseable {
    BatchKey key(String graph) {
        GraphSpec spec = warm.manifest().graph(graph);
        String bucket = spec.inputs().stream()
                .map(input -> input.shape().stream()
                        .skip(1)
                        .map(String::valueOf)
                        .reduce((a, b) -> a + "x" + b)
                        .orElse("1"))
                .reduce((a, b) -> a + "+" + b)
                .orElse("");
        return new BatchKey(warm.manifest().ref().toString(), graph, bucket);
    }

    @Override
    public void close() {
        sessions.values().forEach(GraphSession::close);
    }
}
