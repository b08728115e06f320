package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * Mobile FCN, the small student network of "Audio Embeddings as Teachers for Music Classification" (Ding and Lerch, ISMIR
 * 2023): eight convolutional layers, the last six depthwise-separable, over a log-mel spectrogram of 96 or 128 bands; the
 * mean over frequency and time; a linear layer. 301,248 parameters and 257 for each class.
 *
 * <p>Input {@code log_mel [batch][1][bands][frames]}; outputs {@code scores} and {@code probabilities}, their sigmoid, both
 * {@code [batch][classes]}. The feature maps {@code output_1} to {@code output_3} are there for losses on stages.
 *
 * @param classes how many classes, at least 1
 * @param bands mel bands, 96 or 128; the wider spectrogram is pooled more in the fourth layer
 * @param frames the fixed number of frames of the serving graph, at least 96
 */
public record MobileFcn(int classes, int bands, int frames) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "mobile-fcn";

    public static final String INPUT = "log_mel";
    public static final String SCORES = ClassHead.SCORES;
    public static final String PROBABILITIES = ClassHead.PROBABILITIES;

    private static final int BANDS = 96;
    private static final int MANY_BANDS = 128;
    private static final int SHORTEST = 4 * 3 * 2 * 2 * 2;
    private static final float DROPOUT = 0.5f;

    public MobileFcn {
        Setting.atLeast("classes", classes, 1);
        Setting.atLeast("frames", frames, SHORTEST);
        if (bands != BANDS && bands != MANY_BANDS) {
            throw new IllegalArgumentException("bands is %d, which pooling does not bring to one. Give %d or %d."
                    .formatted(bands, BANDS, MANY_BANDS));
        }
    }

    /** With 96 bands. */
    public MobileFcn(int classes, int frames) {
        this(classes, BANDS, frames);
    }

    /** Builds the network with first values drawn from {@code seed} and the paper's dropout of a half. */
    @Override
    public GraphSet build(long seed) {
        return build(seed, DROPOUT);
    }

    /** Builds the network with first values drawn from {@code seed}, and another dropout. */
    public GraphSet build(long seed, float dropout) {
        Setting.dropout(dropout);
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));

        Value x = graph.input(INPUT, "batch", 1, bands, frames);
        x = layers.convolutionBlock("layer1", x, 1, 64, 2, 4);
        x = layers.convolutionBlock("layer2", x, 64, 128, 2, 3);
        x = layers.separableBlock("layer3", x, 128, 128, 2, 2);
        x = layers.separableBlock("layer4", x, 128, 128, bands == BANDS ? 3 : 4, 2);
        x = stage("output_1", layers, x, dropout);
        x = layers.separableBlock("layer5", x, 128, 128, 4, 2);
        x = layers.separableBlock("layer6", x, 128, 256, 1, 1);
        x = stage("output_2", layers, x, dropout);
        x = layers.separableBlock("layer7", x, 256, 256, 1, 1);
        x = layers.separableBlock("layer8", x, 256, 256, 1, 1);
        x = stage("output_3", layers, x, dropout);
        return ClassHead.build(layers, layers.globalMean("embedding", x), 256, classes);
    }

    private static Value stage(String name, Layers layers, Value x, float dropout) {
        return layers.dropout(name + ".dropout", layers.stage(name, x), dropout);
    }
}
