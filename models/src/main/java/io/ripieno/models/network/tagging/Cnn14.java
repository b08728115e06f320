package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Reduction;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * CNN14 of "PANNs: Large-Scale Pretrained Audio Neural Networks for Audio Pattern Recognition" (Kong et al., IEEE/ACM TASLP
 * 2020): batch normalisation of each mel band, six blocks of two convolutions of 3 × 3 with average pooling between the
 * blocks, the mean over bands, the sum of largest and mean over time, two linear layers. 80,753,615 parameters at width 64,
 * 64 bands and 527 classes.
 *
 * <p>Input {@code log_mel [batch][1][frames][bands]}: time before frequency, as in the published weights, of any number of
 * frames from 32 on. Outputs {@code embedding [batch][32 width]}, {@code scores} and {@code probabilities}, their sigmoid,
 * both {@code [batch][classes]}.
 *
 * @param classes how many classes, at least 1
 * @param width channels of the first block, at least 1; each block has twice as many as the one before
 * @param bands mel bands, at least 32
 */
public record Cnn14(int classes, int width, int bands) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "cnn14";

    public static final String INPUT = "log_mel";
    public static final String EMBEDDING = "embedding";
    public static final String SCORES = ClassHead.SCORES;
    public static final String PROBABILITIES = ClassHead.PROBABILITIES;

    private static final int BLOCKS = 6;
    private static final float BLOCK_DROPOUT = 0.2f;
    private static final float DROPOUT = 0.5f;

    public Cnn14 {
        Setting.atLeast("classes", classes, 1);
        Setting.atLeast("width", width, 1);
        Setting.atLeast("bands", bands, 1 << (BLOCKS - 1));
    }

    /** As published for AudioSet: 527 classes, width 64, 64 bands. */
    public static Cnn14 published() {
        return new Cnn14(527, 64, 64);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Value x = normalisedBands(layers, graph.input(INPUT, "batch", 1, "frames", bands));
        int channels = 1;
        for (int block = 0; block < BLOCKS; block++) {
            int to = width << block;
            String name = "block" + (block + 1);
            x = layers.normalised(name + ".first", x, square(channels, to));
            x = layers.normalised(name + ".second", x, square(to, to));
            if (block < BLOCKS - 1) {
                x = layers.averagePool(name + ".pool", x, Window.of(2, 2).stride(2), false);
            }
            x = layers.dropout(name + ".dropout", x, BLOCK_DROPOUT);
            channels = to;
        }
        Value pooled = layers.dropout("pooled.dropout", pooled(layers, x), DROPOUT);
        Value embedding = layers.relu(EMBEDDING, layers.linear("fc", pooled, channels, channels));
        graph.output(embedding, "batch", channels);
        return ClassHead.build(layers, embedding, channels, classes);
    }

    private Value normalisedBands(Layers layers, Value x) {
        Value first = layers.transpose("bands.first", x, 0, 3, 2, 1);
        return layers.transpose("bands.last", layers.batchNormalisation("bands.norm", first, bands), 0, 3, 2, 1);
    }

    private static Convolution square(int from, int to) {
        return Convolution.of(from, to, Window.of(3, 3).same()).unbiased();
    }

    /** {@code [batch][channels][frames][bands]} as {@code [batch][channels]}. */
    private static Value pooled(Layers layers, Value x) {
        Value overBands = layers.reduce("pooled.bands", Reduction.MEAN, x, false, 3);
        Value largest = layers.reduce("pooled.largest", Reduction.MAX, overBands, false, 2);
        Value mean = layers.reduce("pooled.mean", Reduction.MEAN, overBands, false, 2);
        return layers.add("pooled", largest, mean);
    }
}
