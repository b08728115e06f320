package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.Fans;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * CP ResNet as the student network of "Audio Embeddings as Teachers for Music Classification" (Ding and Lerch, ISMIR 2023):
 * a convolution of stride 2, three stages of four residual blocks, the mean over frequency and time, a linear layer. ρ
 * bounds the receptive field. 5,534,612 parameters at ρ = 7, width 128 and 20 classes, whose receptive field is 231 × 231
 * cells.
 *
 * <p>Input {@code log_mel [batch][1][bands][frames]}; outputs {@code scores} and {@code probabilities}, their sigmoid, both
 * {@code [batch][classes]}. The feature maps {@code output_1} to {@code output_3}, {@code [batch][channels][frequency][time]}
 * of {@code width}, {@code 2 width} and {@code 4 width} channels, are there for losses on stages; 128 × 1,000 cells become
 * 8 × 62 in each.
 *
 * <p>Of each residual block the first convolution starts normal with deviation √(2/(k² · channels out))/√12 and the second
 * at zero.
 *
 * @param classes how many classes, at least 1
 * @param rho ρ, 0 to 22
 * @param width channels of the first stage, at least 1
 * @param bands mel bands, at least 15
 * @param frames the fixed number of frames of the serving graph, at least 15
 */
public record CpResNet(int classes, int rho, int width, int bands, int frames) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "cp-resnet";

    public static final String INPUT = "log_mel";
    public static final String SCORES = ClassHead.SCORES;
    public static final String PROBABILITIES = ClassHead.PROBABILITIES;

    /** What one stride of 2 and three poolings of 2 leave a single cell of. */
    private static final int SMALLEST = 15;

    public CpResNet {
        Setting.atLeast("classes", classes, 1);
        Setting.atLeast("width", width, 1);
        Setting.atLeast("bands", bands, SMALLEST);
        Setting.atLeast("frames", frames, SMALLEST);
        new CpResNetKernels(rho);
    }

    /** The student for OpenMIC: 20 classes, ρ = 7, width 128, 10 s as 128 × 1,000 cells. */
    public static CpResNet published() {
        return new CpResNet(20, 7, 128, 128, 1000);
    }

    /** How many input cells, in frequency as in time, one cell of {@code output_3} sees: 231 at ρ = 7. */
    public int receptiveField() {
        return new CpResNetKernels(rho).receptiveField();
    }

    @Override
    public GraphSet build(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, random);

        Convolution in = Convolution.of(1, width, Window.of(5, 5).stride(2).pad(2));
        Value x = layers.normalised("in", graph.input(INPUT, "batch", 1, bands, frames), in.unbiased());
        int channels = width;
        for (int stage = 0; stage < CpResNetKernels.STAGES; stage++) {
            int to = width << stage;
            for (int block = 0; block < CpResNetKernels.BLOCKS_OF_A_STAGE; block++) {
                x = block(layers, x, channels, to, stage, block);
                channels = to;
            }
            x = layers.stage("output_" + (stage + 1), x);
        }
        ClassHead.build(layers, layers.globalMean("embedding", x), channels, classes);
        network.weights().forEach(weight -> start(weight, random));
        return network;
    }

    private Value block(Layers layers, Value x, int from, int to, int stage, int block) {
        CpResNetKernels kernels = new CpResNetKernels(rho);
        int first = kernels.first(stage).get(block);
        int second = kernels.second(stage).get(block);
        String name = "stage%d.%d".formatted(stage + 1, block + 1);
        Value y = layers.residualBlock(
                name,
                x,
                from,
                to,
                Window.of(first, first).same(),
                Window.of(second, second).same());
        return CpResNetKernels.poolsAfter(stage, block) ? layers.maxPool(name + ".pool", y, 2, 2) : y;
    }

    private static void start(Weight weight, SplittableRandom random) {
        String name = weight.name();
        if (name.endsWith(".first.conv.weight")) {
            draw(weight, Filling.normal(Math.sqrt(2.0 / out(weight) / CpResNetKernels.BLOCKS), random));
        } else if (name.endsWith(".bridge.conv.weight")) {
            draw(weight, Filling.normal(Math.sqrt(2.0 / out(weight)), random));
        } else if (name.equals("in.conv.weight")) {
            draw(weight, Filling.heNormal(Fans.of(weight.shape()).in(), random));
        } else if (name.endsWith(".second.conv.weight") || name.equals(SCORES + ".bias")) {
            draw(weight, Filling.constant(0));
        }
    }

    private static int out(Weight weight) {
        return Fans.of(weight.shape()).out();
    }

    private static void draw(Weight weight, Filling filling) {
        weight.set(filling.fill(weight.size()));
    }
}
