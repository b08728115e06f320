package io.ripieno.models.network.separation;

import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * The network of "Multitask Learning for Instrument Activation Aware Music Source Separation" (Hung and Lerch, ISMIR 2020),
 * for one target: a U-Net of three residual blocks each way, which shrinks frequency and never time, predicts a mask that is
 * not bounded above, and a head on its latent map whether the target sounds in each frame. 3,205,682 parameters with one
 * channel.
 *
 * <p>Input {@code magnitude [batch][channels][bins][frames]}, of any number of frames; outputs {@code mask} of the same shape
 * and {@code activity [batch][frames]}, a score before its sigmoid. The map
 * {@code latent [batch][48][read/27][frames]} is a stage. The gate,
 * {@code activity}'s sigmoid above 0.5 and its median over 21 frames, is left to whoever runs the network, as is its product
 * with mask and magnitude.
 *
 * <p>The network's own standardisation is learnt with it: {@code input_mean} and {@code input_scale} {@code [read][1]} are
 * mean and deviation of each bin over the training set, to be set before training; {@code output_scale} and
 * {@code output_mean} {@code [bins][1]} start at 1. The other first values, which the paper does not tell, are uniform within
 * ±1/√fan-in.
 *
 * @param channels of the signal; the published separation runs with 1, most of its training records say 2, which here widens
 *     the first and last convolution
 * @param bins of the spectrum, 0 Hz to half the sample rate
 * @param read how many bins, from the lowest, the network looks at, at least 729 and at most {@code bins}
 */
public record Iass(int channels, int bins, int read) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "iass";

    public static final String MAGNITUDE = "magnitude";
    public static final String MASK = "mask";
    public static final String ACTIVITY = "activity";

    public Iass {
        Setting.atLeast("channels", channels, 1);
        Setting.atLeast("read", read, 729);
        Setting.atLeast("bins", bins, read);
    }

    /** For mono music at 44.1 kHz, 4,096 samples a window, 16 kHz of them read. */
    public static Iass published() {
        return new Iass(1, 2049, 1487);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, new SplittableRandom(seed));
        IassBlocks blocks = new IassBlocks(layers);

        Value magnitude = graph.input(MAGNITUDE, "batch", channels, bins, "frames");
        Value read = layers.slice("input.read", magnitude, 2, 0, this.read);
        Value centred = layers.subtract("input.centred", read, vector(graph, "input_mean", this.read, 0));
        Value x = layers.divide("input.standard", centred, vector(graph, "input_scale", this.read, 1));

        Value x1 = blocks.encoder("encoder1", x, channels, 16);
        Value x2 = blocks.encoder("encoder2", x1, 16, 32);
        Value latent = layers.stage("latent", blocks.encoder("encoder3", x2, 32, 48));
        int bins1 = this.read / IassBlocks.SHRINK;
        int bins2 = bins1 / IassBlocks.SHRINK;
        Value y = blocks.decoder("decoder1", latent, blocks.skip("skip2", x2, 32), 80, 32, bins2);
        y = blocks.decoder("decoder2", y, blocks.skip("skip1", x1, 16), 48, 16, bins1);
        y = blocks.lastDecoder("decoder3", y, 16, channels, this.read);

        Value mask = layers.relu(MASK, fullBand(layers, y));
        Value activity = blocks.activity(ACTIVITY, latent, 48, bins2 / IassBlocks.SHRINK);
        return graph.output(mask, "batch", channels, bins, "frames")
                .output(activity, "batch", "frames")
                .build();
    }

    private Value fullBand(Layers layers, Value x) {
        Value framewise =
                layers.framewiseLinear("output.linear", layers.transpose("output.last", x, 0, 1, 3, 2), read, bins);
        Value back = layers.transpose("output.bins", framewise, 0, 1, 3, 2);
        Value scaled = layers.multiply("output.scaled", back, vector(layers.graph(), "output_scale", bins, 1));
        return layers.add("output.shifted", scaled, vector(layers.graph(), "output_mean", bins, 1));
    }

    /** One number for each bin. */
    private static Value vector(GraphBuilder graph, String name, int bins, float value) {
        return graph.weight(name, Role.PARAMETER, Filling.constant(value), bins, 1);
    }
}
