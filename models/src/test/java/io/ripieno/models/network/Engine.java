package io.ripieno.models.network;

import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import java.util.Map;

/** What executes the graphs of one network, so that a loop over them is written once and run by two. */
public interface Engine extends AutoCloseable {
    /** All outputs that the graph declares. */
    Outputs run(String graph, Map<String, Block> inputs);

    @Override
    void close();
}
