package io.ripieno.models.network;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import io.ripieno.models.served.ServedGraph;
import java.util.HashMap;
import java.util.Map;

/** ONNX Runtime, with one session for each graph. */
public final class ServedEngine implements Engine {
    private final Map<String, ServedGraph> graphs = new HashMap<>();
    private final GraphSet network;

    public ServedEngine(GraphSet network) {
        this.network = network;
    }

    @Override
    public Outputs run(String graph, Map<String, Block> inputs) {
        return graphs.computeIfAbsent(graph, name -> new ServedGraph(network.model(name)))
                .run(inputs);
    }

    @Override
    public void close() {
        graphs.values().forEach(ServedGraph::close);
    }
}
