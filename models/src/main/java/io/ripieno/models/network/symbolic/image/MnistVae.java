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
 * The variational autoencoder of handwritten digits in "Attribute-based regularization of latent spaces for variational
 * auto-encoders" (Pati and Lerch, Neural Computing and Applications 2021). 1,644,145 parameters with 16 latent dimensions.
 *
 * <p>Graph {@code encoder}: {@code image [batch][1][28][28]} to a {@link Posterior}. Graph {@code decoder}: {@code latent
 * [batch][latent]} to {@code logits [batch][1][28][28]}, whose sigmoid is the image. Weights start Xavier-normal.
 *
 * @param latent how many latent dimensions
 * @param dropout after each inner convolution
 */
public record MnistVae(int latent, float dropout) implements Network {
    public static final String ENCODER = "encoder";
    public static final String DECODER = "decoder";
    public static final String IMAGE = "image";
    public static final String LATENT = "latent";
    public static final String LOGITS = "logits";

    private static final Window KERNEL = Window.of(4, 4);
    private static final int SIDE = 28;
    private static final int MAPS = 8;
    private static final int MAP_SIDE = SIDE - 3 * 3;
    private static final int FEATURES = MAPS * MAP_SIDE * MAP_SIDE;

    public MnistVae {
        Setting.atLeast("latent", latent, 1);
        Setting.dropout(dropout);
    }

    /** 16 latent dimensions, dropout 0.5. */
    public static MnistVae published() {
        return new MnistVae(16, 0.5f);
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
        x = convolved(layers, "encoder.1", x, 1, 64);
        x = convolved(layers, "encoder.2", x, 64, 64);
        x = convolved(layers, "encoder.3", x, 64, MAPS);
        x = layers.flatten("encoder.features", x, 1);
        x = layers.selu("encoder.4.selu", layers.linear("encoder.4", x, FEATURES, 256));
        new Posterior(
                        layers.linear(Posterior.MEAN, x, 256, latent),
                        layers.linear(Posterior.LOG_DEVIATION, x, 256, latent))
                .end(graph, latent);
    }

    private void decoder(Layers layers) {
        GraphBuilder graph = layers.graph();
        Value x = graph.input(LATENT, "batch", latent);
        x = layers.selu("decoder.1.selu", layers.linear("decoder.1", x, latent, 256));
        x = layers.selu("decoder.2.selu", layers.linear("decoder.2", x, 256, FEATURES));
        x = layers.reshape("decoder.maps", x, 0, MAPS, MAP_SIDE, MAP_SIDE);
        x = transposed(layers, "decoder.3", x, MAPS, 64);
        x = transposed(layers, "decoder.4", x, 64, 64);
        x = layers.transposedConvolution(LOGITS, x, Convolution.of(64, 1, KERNEL));
        graph.output(x, "batch", 1, SIDE, SIDE).build();
    }

    private Value convolved(Layers layers, String name, Value x, int from, int to) {
        return activated(layers, name, layers.convolution(name, x, Convolution.of(from, to, KERNEL)));
    }

    private Value transposed(Layers layers, String name, Value x, int from, int to) {
        return activated(layers, name, layers.transposedConvolution(name, x, Convolution.of(from, to, KERNEL)));
    }

    private Value activated(Layers layers, String name, Value x) {
        return layers.dropout(name + ".dropout", layers.selu(name + ".selu", x), dropout);
    }
}
