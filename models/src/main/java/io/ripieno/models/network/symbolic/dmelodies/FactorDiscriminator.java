package io.ripieno.models.network.symbolic.dmelodies;

import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The discriminator of Factor-VAE ("Disentangling by factorising", Kim and Mnih, ICML 2018), which tells latent vectors from
 * those whose dimensions were permuted among vectors: linear layers with LeakyReLU of slope 0.2 between them.
 *
 * <p>Graph {@code discriminator}: {@code latent [batch][latent]} to {@code logits [batch][2]}, first as drawn, then permuted.
 * Weights start Xavier-normal.
 *
 * @param latent how many latent dimensions
 * @param width of the hidden layers
 * @param layers how many hidden layers
 */
public record FactorDiscriminator(int latent, int width, int layers) implements Network {
    public static final String GRAPH = "discriminator";
    public static final String LATENT = "latent";
    public static final String LOGITS = "logits";

    private static final float SLOPE = 0.2f;
    private static final int CLASSES = 2;

    public FactorDiscriminator {
        Setting.atLeast("latent", latent, 1);
        Setting.atLeast("width", width, 1);
        Setting.atLeast("layers", layers, 1);
    }

    /** For the 32 latent dimensions of melodies: three hidden layers of 64. */
    public static FactorDiscriminator ofMelodies() {
        return new FactorDiscriminator(32, 64, 3);
    }

    /** For the 10 latent dimensions of images: four hidden layers of 1,000. */
    public static FactorDiscriminator ofImages() {
        return new FactorDiscriminator(10, 1000, 4);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers dense = new Layers(graph, FirstValues.xavierNormal(new SplittableRandom(seed)));
        int[] widths = new int[layers + 2];
        Arrays.fill(widths, width);
        widths[0] = latent;
        widths[layers + 1] = CLASSES;
        Value x = graph.input(LATENT, "batch", latent);
        Value last = dense.mlp(GRAPH, x, (name, value) -> dense.leakyRelu(name, value, SLOPE), widths);
        return graph.output(dense.stage(LOGITS, last), "batch", CLASSES).build();
    }
}
