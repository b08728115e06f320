package io.ripieno.models.network.symbolic.image;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import io.ripieno.models.network.symbolic.Posterior;
import java.util.SplittableRandom;

/**
 * The variational autoencoder of drawn shapes (dSprites) in "Attribute-based regularization of latent spaces for variational
 * auto-encoders" (Pati and Lerch, Neural Computing and Applications 2021), which is also the image network that "dMelodies"
 * (Pati, Gururani and Lerch, ISMIR 2020) compares with. 502,005 parameters with 10 latent dimensions.
 *
 * <p>Graph {@code encoder}: {@code image [batch][1][64][64]} to a {@link Posterior}. Graph {@code decoder}: {@code latent
 * [batch][latent]} to {@code logits [batch][1][64][64]}, whose sigmoid is the image. Weights start Xavier-normal.
 *
 * @param latent how many latent dimensions
 */
public record DspritesVae(int latent) implements Network {
    public static final String ENCODER = "encoder";
    public static final String DECODER = "decoder";
    public static final String IMAGE = "image";
    public static final String LATENT = "latent";
    public static final String LOGITS = "logits";

    private static final Window HALVING = Window.of(4, 4).stride(2).pad(1);
    private static final int SIDE = 64;
    private static final int MAPS = 32;
    private static final int MAP_SIDE = 4;
    private static final int FEATURES = MAPS * MAP_SIDE * MAP_SIDE;

    public DspritesVae {
        Setting.atLeast("latent", latent, 1);
    }

    /** 10 latent dimensions. */
    public static DspritesVae published() {
        return new DspritesVae(10);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        FirstValues firstValues = FirstValues.xavierNormal(new SplittableRandom(seed));
        encoder(new Layers(network.graph(ENCODER), firstValues));
        decoder(new Layers(network.graph(DECODER), firstValues));
        return network;
    }

    private void encoder(Layers layers) {
        GraphBuilder graph = layers.graph();
        Value x = graph.input(IMAGE, "batch", 1, SIDE, SIDE);
        for (int i = 1; i <= 4; i++) {
            String name = "encoder." + i;
            Convolution halving = Convolution.of(i == 1 ? 1 : MAPS, MAPS, HALVING);
            x = layers.relu(name + ".relu", layers.convolution(name, x, halving));
        }
        x = layers.flatten("encoder.features", x, 1);
        x = activated(layers, "encoder.5", x, FEATURES, 256);
        x = activated(layers, "encoder.6", x, 256, 256);
        new Posterior(
                        layers.linear(Posterior.MEAN, x, 256, latent),
                        layers.linear(Posterior.LOG_DEVIATION, x, 256, latent))
                .end(graph, latent);
    }

    private void decoder(Layers layers) {
        GraphBuilder graph = layers.graph();
        Value x = graph.input(LATENT, "batch", latent);
        x = activated(layers, "decoder.1", x, latent, 256);
        x = activated(layers, "decoder.2", x, 256, 256);
        x = activated(layers, "decoder.3", x, 256, FEATURES);
        x = layers.reshape("decoder.maps", x, 0, MAPS, MAP_SIDE, MAP_SIDE);
        for (int i = 4; i <= 6; i++) {
            String name = "decoder." + i;
            Value doubled = layers.transposedConvolution(name, x, Convolution.of(MAPS, MAPS, HALVING));
            x = layers.relu(name + ".relu", doubled);
        }
        x = layers.transposedConvolution(LOGITS, x, Convolution.of(MAPS, 1, HALVING));
        graph.output(x, "batch", 1, SIDE, SIDE).build();
    }

    private static Value activated(Layers layers, String name, Value x, int from, int to) {
        return layers.relu(name + ".relu", layers.linear(name, x, from, to));
    }
}
