package io.ripieno.models.network.assessment;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import java.util.SplittableRandom;

/**
 * SIConvNet of "Score-informed Networks for Music Performance Assessment" (Huang, Hung, Pati, Gururani and Lerch, ISMIR 2020):
 * convolutions over the pitch contour and the aligned score as two channels, a linear layer and leaky ReLU. 3,117 parameters.
 *
 * <p>Input {@code contour_and_score [batch][2][frames]}, both MIDI pitch/128 and 0 where silent; output
 * {@code rating [batch][1]}; {@code embedding [batch][16]} is a stage. First values uniform within ±1/√fan-in.
 *
 * @param frames of a chunk, 1,000 or 2,000 in the paper, at least 241
 */
public record SiConvNet(int frames) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "si-conv-net";

    public static final String CONTOUR_AND_SCORE = "contour_and_score";
    public static final String RATING = "rating";

    private static final float SLOPE = 0.01f;

    public SiConvNet {
        ContourEncoder.check(frames);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Value both = graph.input(CONTOUR_AND_SCORE, "batch", 2, frames);
        Value embedding = ContourEncoder.build(layers, "embedding", both, 2);
        Value rating = layers.leakyRelu(RATING, layers.linear("head", embedding, ContourEncoder.EMBEDDED, 1), SLOPE);
        return graph.output(rating, "batch", 1).build();
    }
}
