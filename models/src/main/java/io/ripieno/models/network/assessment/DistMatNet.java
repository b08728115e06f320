package io.ripieno.models.network.assessment;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * DistMatNet of "Score-informed Networks for Music Performance Assessment" (Huang, Hung, Pati, Gururani and Lerch, ISMIR
 * 2020): three residual blocks of four channels over the matrix of pitch distances between score and performance, which
 * convolutions and pooling shrink by 3 four times, and two linear layers. 26,553 parameters at size 600; 9,657 at 400; 63,417
 * at 900.
 *
 * <p>Input {@code distances [batch][1][size][size]}, score by contour; output {@code rating [batch][1]} in 0 to 1. The stages
 * {@code output_1} to {@code output_3}, {@code [batch][4][n][n]}, are the residual sums before dropout: n is 200, 66 and 22
 * at size 600. A residual block normalises first and has no activation after its sum; the running statistics in it move by
 * 0.5 at each step. First values uniform within ±1/√fan-in.
 *
 * @param size of the matrix; 400, 600 or 900 in the paper, at least 81
 */
public record DistMatNet(int size) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "dist-mat-net";

    public static final String DISTANCES = "distances";
    public static final String RATING = "rating";

    private static final int CHANNELS = 4;
    private static final int SHRINK = 3;
    private static final int BLOCKS = 3;
    private static final int HIDDEN = 128;
    private static final float EPSILON = 1e-5f;
    private static final float KEPT_STATISTICS = 0.5f;
    private static final float BLOCK_DROPOUT = 0.2f;
    private static final float HEAD_DROPOUT = 0.5f;

    public DistMatNet {
        Setting.atLeast("size", size, SHRINK * SHRINK * SHRINK * SHRINK);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Window shrinking = Window.of(SHRINK, SHRINK).stride(SHRINK);
        Value x = layers.convolution(
                "in", graph.input(DISTANCES, "batch", 1, size, size), Convolution.of(1, CHANNELS, shrinking));
        for (int block = 1; block <= BLOCKS; block++) {
            x = layers.dropout("block%d.dropout".formatted(block), block(layers, "output_" + block, x), BLOCK_DROPOUT);
            if (block < BLOCKS) {
                x = layers.maxPool("block%d.pool".formatted(block), x, SHRINK, SHRINK);
            }
        }
        x = layers.relu("blocks.relu", x);
        x = layers.flatten("flat", layers.convolution("out", x, Convolution.of(CHANNELS, CHANNELS, shrinking)), 1);
        int cells = size / SHRINK / SHRINK / SHRINK / SHRINK;
        Value hidden = layers.relu("hidden.relu", layers.linear("hidden", x, CHANNELS * cells * cells, HIDDEN));
        Value score = layers.linear("score", layers.dropout("hidden.dropout", hidden, HEAD_DROPOUT), HIDDEN, 1);
        return graph.output(layers.sigmoid(RATING, score), "batch", 1).build();
    }

    private static Value block(Layers layers, String name, Value x) {
        Convolution square = Convolution.of(CHANNELS, CHANNELS, Window.of(3, 3).same());
        Value y = layers.convolution(name + ".conv1", norm(layers, name + ".norm1", x), square);
        y = layers.relu(name + ".relu", norm(layers, name + ".norm2", y));
        y = norm(layers, name + ".norm3", layers.convolution(name + ".conv2", y, square));
        Value straight = layers.convolution(name + ".bridge", x, Convolution.of(CHANNELS, CHANNELS, Window.of(1, 1)));
        return layers.stage(name, layers.add(name + ".sum", y, straight));
    }

    private static Value norm(Layers layers, String name, Value x) {
        return layers.batchNormalisation(name, x, CHANNELS, EPSILON, KEPT_STATISTICS);
    }
}
