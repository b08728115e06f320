package io.ripieno.models.network.symbolic.measurevae;

import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * The hierarchical recurrent variational autoencoder of bars: MeasureVAE of "Learning to Traverse Latent Spaces for Musical
 * Score Inpainting" (Pati, Lerch and Hadjeres, ISMIR 2019) and of "Attribute-based regularization of latent spaces for
 * variational auto-encoders" (Pati and Lerch, 2021); with other numbers, the RNN-VAE of "dMelodies" (Pati, Gururani and Lerch,
 * ISMIR 2020). Three graphs:
 *
 * <ul>
 *   <li>{@code encoder}: {@code tokens [batch][ticks]}, 64-bit integers, to a posterior.
 *   <li>{@code beats}: {@code latent [batch][latent]} to what the ticks of each beat start from, {@code states
 *       [2][beats][batch][hidden]}, and to what they all read, {@code contexts [beats][batch][context]}.
 *   <li>{@code ticks}: {@code previous [batch][ticks]}, the token before each tick, {@code context [batch][context]} and {@code
 *       state [2][batch][hidden]} to {@code scores [batch][ticks][vocabulary]} and {@code next_state}.
 * </ul>
 *
 * <p>The token before the first tick of all is {@link #start()}. Taught, the ticks of all beats are one run of the third graph:
 * beats and batch are one dimension then. Free-running, it is run for each tick with the state that the last one left, and at
 * the start of each beat with the beat's own. Scores are not negative, as they come through a ReLU; their softmax is the
 * distribution of the token.
 *
 * <p>Matrices, gates and embeddings start Xavier-normal, what the first beat and tick read at 0.
 *
 * @param vocabulary how many tokens
 * @param hidden width of a state, and half that of the inner layers
 * @param latent how many latent dimensions
 * @param beats how many beats the decoder counts
 * @param ticks how many ticks each of them has
 * @param dropout between the layers of each recurrent stack
 * @param decoder how the latent vector reaches the ticks
 */
public record MeasureVae(int vocabulary, int hidden, int latent, int beats, int ticks, float dropout, Decoder decoder)
        implements Network {
    public static final String ENCODER = "encoder";
    public static final String TOKENS = "tokens";

    public static final String BEATS = "beats";
    public static final String LATENT = "latent";
    public static final String STATES = "states";
    public static final String CONTEXTS = "contexts";

    public static final String TICKS = "ticks";
    public static final String PREVIOUS = "previous";
    public static final String CONTEXT = "context";
    public static final String STATE = "state";
    public static final String SCORES = "scores";
    public static final String NEXT_STATE = "next_state";

    static final int EMBEDDING = 10;
    static final int LAYERS = 2;

    public MeasureVae {
        Setting.atLeast("vocabulary", vocabulary, 1);
        Setting.atLeast("hidden", hidden, 1);
        Setting.atLeast("latent", latent, 1);
        Setting.atLeast("beats", beats, 1);
        Setting.atLeast("ticks", ticks, 1);
        Setting.dropout(dropout);
        if (decoder == Decoder.FLAT && beats != 1) {
            throw new IllegalArgumentException(
                    "A flat decoder has 1 beat, but beats is %d. Give all ticks to one beat.".formatted(beats));
        }
    }

    /** For attribute-regularised bars of 24 ticks: 1,092,427 parameters and 149 for each token. */
    public static MeasureVae ofAttributes(int vocabulary) {
        return new MeasureVae(vocabulary, 128, 32, 4, 6, 0.5f, Decoder.HIERARCHICAL);
    }

    /** For inpainting bars of 24 ticks: 17,640,971 parameters and 533 for each token. */
    public static MeasureVae ofInpainting(int vocabulary) {
        return new MeasureVae(vocabulary, 512, 256, 4, 6, 0.5f, Decoder.HIERARCHICAL);
    }

    /** For dMelodies, two bars of 8 ticks: 284,107 parameters and 85 for each token. */
    public static MeasureVae ofMelodies(int vocabulary) {
        return new MeasureVae(vocabulary, 64, 32, 2, 8, 0.2f, Decoder.HIERARCHICAL);
    }

    /** The flat baseline with the same states, encoder and ticks, all of them in one beat; its GRU has two layers too. */
    public MeasureVae flat() {
        return new MeasureVae(vocabulary, hidden, latent, 1, beats * ticks, dropout, Decoder.FLAT);
    }

    /** How many numbers a tick reads besides the token before it. */
    public int contextWidth() {
        return decoder == Decoder.HIERARCHICAL ? hidden : EMBEDDING;
    }

    /** What stands before the first tick: the number after the last token. */
    public int start() {
        return vocabulary;
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        FirstValues firstValues = FirstValues.xavierNormal(new SplittableRandom(seed));
        new BarEncoder(this).build(new Layers(network.graph(ENCODER), firstValues));
        Layers start = new Layers(network.graph(BEATS), firstValues);
        if (decoder == Decoder.HIERARCHICAL) {
            new BeatCounter(this).build(start);
        } else {
            new FlatStart(this).build(start);
        }
        new TickWriter(this).build(new Layers(network.graph(TICKS), firstValues));
        return network;
    }

    Recurrence stack(int inputs) {
        return Recurrence.of(inputs, hidden).layers(LAYERS).dropout(dropout);
    }

    void endBeats(Layers layers, Value states, Value contexts) {
        layers.graph()
                .output(states, LAYERS, beats, "batch", hidden)
                .output(contexts, beats, "batch", contextWidth())
                .build();
    }
}
