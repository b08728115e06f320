package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import java.util.SplittableRandom;

/**
 * Mobile FCN, the small student network of "Audio Embeddings as Teachers for Music Classification" (Ding and Lerch, ISMIR
 * 2023): eight convolutional layers, the last six depthwise-separable, over a log-mel spectrogram of 96 bands; the mean
 * over frequency and time; a linear layer. 301,248 parameters and 257 for each class.
 *
 * <p>Input {@code log_mel [batch][1][96][frames]}; outputs {@code scores} and {@code probabilities}, their sigmoid, both
 * {@code [batch][classes]}. The feature maps {@code output_1} to {@code output_3} are there for losses on stages.
 *
 * @param classes how many classes, at least 1
 * @param frames the fixed number of frames of the serving graph, at least 96
 */
public record MobileFcn(int classes, int frames) {
    /** The name of the only graph. */
    public static final String GRAPH = "mobile-fcn";

    public static final String INPUT = "log_mel";
    public static final String SCORES = "scores";
    public static final String PROBABILITIES = "probabilities";

    private static final int BANDS = 96;
    private static final int SHORTEST = 4 * 3 * 2 * 2 * 2;
    private static final float DROPOUT = 0.5f;

    public MobileFcn {
        if (classes < 1) {
            throw new IllegalArgumentException("classes is %d. Give at least 1.".formatted(classes));
        }
        if (frames < SHORTEST) {
            throw new IllegalArgumentException(
                    "frames is %d, but pooling leaves nothing of fewer than %d. Give longer windows."
                            .formatted(frames, SHORTEST));
        }
    }

    /** Builds the network with first values drawn from {@code seed} and the paper's dropout of a half. */
    public GraphSet build(long seed) {
        return build(seed, DROPOUT);
    }

    /** Builds the network with first values drawn from {@code seed}, and another dropout. */
    public GraphSet build(long seed, float dropout) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Value x = graph.input(INPUT, "batch", 1, BANDS, frames);
        x = layers.convolutionBlock("layer1", x, 1, 64, 2, 4);
        x = layers.convolutionBlock("layer2", x, 64, 128, 2, 3);
        x = layers.separableBlock("layer3", x, 128, 128, 2, 2);
        x = layers.separableBlock("layer4", x, 128, 128, 3, 2);
        x = stage("output_1", graph, layers, x, dropout);
        x = layers.separableBlock("layer5", x, 128, 128, 4, 2);
        x = layers.separableBlock("layer6", x, 128, 256, 1, 1);
        x = stage("output_2", graph, layers, x, dropout);
        x = layers.separableBlock("layer7", x, 256, 256, 1, 1);
        x = layers.separableBlock("layer8", x, 256, 256, 1, 1);
        x = stage("output_3", graph, layers, x, dropout);
        Value scores = layers.linear(SCORES, layers.globalMean("embedding", x), 256, classes);
        Value probabilities = layers.sigmoid(PROBABILITIES, scores);

        return graph.output(scores, "batch", classes)
                .output(probabilities, "batch", classes)
                .build();
    }

    private static Value stage(String name, GraphBuilder graph, Layers layers, Value x, float dropout) {
        Value map = graph.node("Identity", name, Attributes.none(), x);
        return layers.dropout(name + ".dropout", map, dropout);
    }
}
