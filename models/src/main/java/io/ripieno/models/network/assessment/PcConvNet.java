package io.ripieno.models.network.assessment;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import java.util.SplittableRandom;

/**
 * PCConvNet, the baseline without a score of "Score-informed Networks for Music Performance Assessment" (Huang, Hung, Pati,
 * Gururani and Lerch, ISMIR 2020): convolutions over the pitch contour, a linear layer and ReLU. 3,089 parameters.
 *
 * <p>Input {@code contour [batch][1][frames]}, MIDI pitch/128 and 0 where silent; output {@code rating [batch][1]}, at least
 * 0; {@code embedding [batch][16]} is a stage. First values uniform within ±1/√fan-in.
 *
 * @param frames of a chunk, 1,000 or 2,000 in the paper, at least 241
 */
public record PcConvNet(int frames) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "pc-conv-net";

    public static final String CONTOUR = "contour";
    public static final String RATING = "rating";

    public PcConvNet {
        ContourEncoder.check(frames);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Value contour = graph.input(CONTOUR, "batch", 1, frames);
        Value embedding = ContourEncoder.build(layers, "embedding", contour, 1);
        Value rating = layers.relu(RATING, layers.linear("head", embedding, ContourEncoder.EMBEDDED, 1));
        return graph.output(rating, "batch", 1).build();
    }
}
