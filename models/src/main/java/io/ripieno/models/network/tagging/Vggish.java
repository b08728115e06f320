package io.ripieno.models.network.tagging;

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
 * VGGish, the embedding network of "CNN Architectures for Large-Scale Audio Classification" (Hershey et al., ICASSP 2017):
 * six convolutions of 3 × 3 in four groups that pooling halves, and three linear layers, ReLU after each, the last one too.
 * 72,141,184 parameters at width 64 and 4,096 hidden.
 *
 * <p>Input {@code log_mel [batch][1][96][64]}: time before frequency, as in the published weights, of patches of 0.96 s.
 * Output {@code embedding [batch][128]}, before the principal components and the 8 bits that usually follow.
 *
 * @param width channels of the first convolution, at least 1; the others have 2, 4, 4, 8 and 8 times as many
 * @param hidden width of the first two linear layers, at least 1
 */
public record Vggish(int width, int hidden) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "vggish";

    public static final String INPUT = "log_mel";
    public static final String EMBEDDING = "embedding";

    private static final int FRAMES = 96;
    private static final int BANDS = 64;
    private static final int EMBEDDED = 128;

    /** How many times as wide as the first convolution those of each group are. */
    private static final int[][] GROUPS = {{1}, {2}, {4, 4}, {8, 8}};

    public Vggish {
        Setting.atLeast("width", width, 1);
        Setting.atLeast("hidden", hidden, 1);
    }

    /** As published: width 64, 4,096 hidden. */
    public static Vggish published() {
        return new Vggish(64, 4096);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Value x = graph.input(INPUT, "batch", 1, FRAMES, BANDS);
        int channels = 1;
        for (int group = 0; group < GROUPS.length; group++) {
            for (int i = 0; i < GROUPS[group].length; i++) {
                String name = "conv%d.%d".formatted(group + 1, i + 1);
                int to = width * GROUPS[group][i];
                x = layers.relu(
                        name + ".relu",
                        layers.convolution(
                                name,
                                x,
                                Convolution.of(channels, to, Window.of(3, 3).same())));
                channels = to;
            }
            x = layers.maxPool("pool" + (group + 1), x, 2, 2);
        }
        int cells = channels * (FRAMES >> GROUPS.length) * (BANDS >> GROUPS.length);
        Value flat = layers.flatten("flat", layers.transpose("channels_last", x, 0, 2, 3, 1), 1);
        Value y = layers.mlp("fc", flat, layers::relu, cells, hidden, hidden, EMBEDDED);
        return graph.output(layers.relu(EMBEDDING, y), "batch", EMBEDDED).build();
    }
}
