package io.ripieno.models.network.symbolic.dmelodies;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Reduction;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import io.ripieno.models.network.symbolic.Posterior;
import java.util.SplittableRandom;

/**
 * The convolutional variational autoencoder of "dMelodies: a music dataset for disentanglement learning" (Pati, Gururani and
 * Lerch, ISMIR 2020) over melodies of 16 tokens. 125,928 parameters with 62 tokens and 32 latent dimensions.
 *
 * <p>Graph {@code encoder}: {@code tokens [batch][16]}, 64-bit integers, to a {@link Posterior}. Graph {@code decoder}:
 * {@code latent [batch][latent]} to {@code scores [batch][16][vocabulary]}, whose softmax over the tokens is their
 * distribution.
 *
 * <p>The published decoder owns an embedding of one number a token that it never reads. It is the weight {@link #UNUSED} of the
 * set: it counts and is stored with the others, but no graph mentions it. First values are the standard ones, as none are
 * published for this network.
 *
 * @param vocabulary how many tokens
 * @param latent how many latent dimensions
 * @param dropout after each convolution of the encoder
 */
public record MelodyCnnVae(int vocabulary, int latent, float dropout) implements Network {
    public static final String ENCODER = "encoder";
    public static final String DECODER = "decoder";
    public static final String TOKENS = "tokens";
    public static final String LATENT = "latent";
    public static final String SCORES = "scores";
    public static final String UNUSED = "decoder.embedding.weight";

    private static final Window HALVING = Window.of(4).stride(2).pad(1);
    private static final int LENGTH = 16;
    private static final int EMBEDDING = 10;
    private static final int[] CHANNELS = {16, 32, 64, 128};

    public MelodyCnnVae {
        Setting.atLeast("vocabulary", vocabulary, 1);
        Setting.atLeast("latent", latent, 1);
        Setting.dropout(dropout);
    }

    /** 62 tokens, 32 latent dimensions, dropout 0.1. */
    public static MelodyCnnVae published() {
        return new MelodyCnnVae(62, 32, 0.1f);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        FirstValues firstValues = FirstValues.standard(new SplittableRandom(seed));
        encoder(new Layers(network.graph(ENCODER), firstValues));
        decoder(new Layers(network.graph(DECODER), firstValues));
        return network;
    }

    private void encoder(Layers layers) {
        GraphBuilder graph = layers.graph();
        Value tokens = graph.integerInput(TOKENS, "batch", LENGTH);
        Value x = layers.embedding("encoder.embedding", tokens, vocabulary, EMBEDDING);
        x = layers.transpose("encoder.maps", x, 0, 2, 1);
        int from = EMBEDDING;
        for (int to : CHANNELS) {
            String name = "encoder." + to;
            Value halved = layers.convolution(name, x, Convolution.of(from, to, HALVING));
            x = layers.dropout(name + ".dropout", layers.selu(name + ".selu", halved), dropout);
            from = to;
        }
        x = layers.reduce("encoder.features", Reduction.MEAN, x, false, 2);
        Value mean = layers.mlp("encoder.mean", x, layers::selu, from, 64, latent);
        Value logDeviation = layers.mlp("encoder.log_deviation", x, layers::selu, from, 64, latent);
        Posterior.of(layers, mean, logDeviation).end(graph, latent);
    }

    private void decoder(Layers layers) {
        GraphBuilder graph = layers.graph();
        layers.embeddingTable("decoder.embedding", vocabulary, 1);
        Value x = layers.unsqueeze("decoder.map", graph.input(LATENT, "batch", latent), 2);
        int from = latent;
        for (int i = CHANNELS.length - 1; i >= 0; i--) {
            String name = "decoder." + CHANNELS[i];
            Value doubled = layers.transposedConvolution(name, x, Convolution.of(from, CHANNELS[i], HALVING));
            x = layers.selu(name + ".selu", doubled);
            from = CHANNELS[i];
        }
        x = layers.transpose("decoder.sequence", x, 0, 2, 1);
        graph.output(layers.framewiseLinear(SCORES, x, from, vocabulary), "batch", LENGTH, vocabulary)
                .build();
    }
}
