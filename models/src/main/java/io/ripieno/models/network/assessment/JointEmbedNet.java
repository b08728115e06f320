package io.ripieno.models.network.assessment;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Reduction;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import java.util.SplittableRandom;

/**
 * JointEmbedNet of "Score-informed Networks for Music Performance Assessment" (Huang, Hung, Pati, Gururani and Lerch, ISMIR
 * 2020): one encoder for the pitch contour and one for the score, whose cosine similarity is the rating. 6,144 parameters.
 *
 * <p>Inputs {@code contour} and {@code score}, both {@code [batch][1][frames]}, MIDI pitch/128 and 0 where silent; output
 * {@code rating [batch][1]} in 0 to 1, as embeddings are not negative. The stages {@code contour_embedding} and
 * {@code score_embedding} are {@code [batch][16]}. First values uniform within ±1/√fan-in.
 *
 * <p>The similarity is {@code u·v / √max(|u|²|v|², ε²)} with the published ε = 1e-6. That ε bounds the product of the norms
 * rather than each of them is our reading; it matters for embeddings near zero only.
 *
 * @param frames of a chunk, 1,000 or 2,000 in the paper, at least 241
 */
public record JointEmbedNet(int frames) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "joint-embed-net";

    public static final String CONTOUR = "contour";
    public static final String SCORE = "score";
    public static final String RATING = "rating";

    private static final float SMALLEST_SQUARE = 1e-12f;

    public JointEmbedNet {
        ContourEncoder.check(frames);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Value contour = embedding(layers, CONTOUR);
        Value score = embedding(layers, SCORE);
        Value squares =
                layers.multiply("squares", dot(layers, CONTOUR, contour, contour), dot(layers, SCORE, score, score));
        Value norms = layers.sqrt("norms", layers.clip("squares.positive", squares, SMALLEST_SQUARE, Float.MAX_VALUE));
        Value rating = layers.divide(RATING, dot(layers, "similarity", contour, score), norms);
        return graph.output(rating, "batch", 1).build();
    }

    private Value embedding(Layers layers, String input) {
        Value x = layers.graph().input(input, "batch", 1, frames);
        return ContourEncoder.build(layers, input + "_embedding", x, 1);
    }

    private static Value dot(Layers layers, String name, Value u, Value v) {
        Value product = layers.multiply(name + ".product", u, v);
        return layers.reduce(name + ".sum", Reduction.SUM, product, true, 1);
    }
}
