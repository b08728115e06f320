package io.ripieno.models.network.symbolic.inpainting;

import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.RecurrentOutput;
import io.ripieno.models.graph.RecurrentState;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * The Anticipation-RNN ("Anticipation-RNN: enforcing unary constraints in sequence generation", Hadjeres and Nielsen, Neural
 * Computing and Applications 2018) in the form in which "Learning to Traverse Latent Spaces for Musical Score Inpainting"
 * (ISMIR 2019) compares with it: an LSTM reads constraints from right to left, another writes notes from left to right and
 * reads at each tick what the first has seen from there on. 1,935,652 parameters and 267 for each token. Two graphs:
 *
 * <ul>
 *   <li>{@code constraints}: {@code constraint}, {@code beat_marker}, {@code tick} and {@code voice}, all {@code
 *       [batch][ticks]} of 64-bit integers, to {@code anticipation [batch][ticks][256]}. A tick without a constraint has {@link
 *       #unconstrained()}.
 *   <li>{@code generation}: {@code previous [batch][ticks]}, the token before each tick, {@code anticipation}, and the states
 *       {@code hidden} and {@code cell [2][batch][256]}, zeros at first, to {@code scores [batch][ticks][vocabulary]}, {@code
 *       next_hidden} and {@code next_cell}. Before the first tick stands {@link #start()}.
 * </ul>
 *
 * <p>While training, the embeddings of whole ticks before are dropped. First values are the standard ones, as none are
 * published for this form.
 *
 * @param vocabulary how many tokens
 * @param dropout between the layers of both stacks, and of the embeddings of whole ticks
 */
public record AnticipationRnn(int vocabulary, float dropout) implements Network {
    public static final String CONSTRAINTS = "constraints";
    public static final String CONSTRAINT = "constraint";
    public static final String BEAT_MARKER = "beat_marker";
    public static final String TICK = "tick";
    public static final String VOICE = "voice";
    public static final String ANTICIPATION = "anticipation";

    public static final String GENERATION = "generation";
    public static final String PREVIOUS = "previous";
    public static final String HIDDEN = "hidden";
    public static final String CELL = "cell";
    public static final String SCORES = "scores";
    public static final String NEXT_HIDDEN = "next_hidden";
    public static final String NEXT_CELL = "next_cell";

    /** The width of both states, and of what is anticipated. */
    public static final int WIDTH = 256;

    private static final int NOTE = 10;
    private static final int METADATA = 2;
    private static final int BEAT_MARKERS = 6;
    private static final int TICKS = 6;
    private static final int VOICES = 1;
    private static final int LAYERS = 2;
    private static final String NOTES = "notes";

    public AnticipationRnn {
        Setting.atLeast("vocabulary", vocabulary, 1);
        Setting.dropout(dropout);
    }

    /** Dropout 0.2. */
    public static AnticipationRnn published(int vocabulary) {
        return new AnticipationRnn(vocabulary, 0.2f);
    }

    /** The constraint of a tick that has none: the number after the last token, with a learned row of its own. */
    public int unconstrained() {
        return vocabulary;
    }

    /** What stands before the first tick: the second number after the last token, whose embedding is zero. */
    public int start() {
        return vocabulary + 1;
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        FirstValues firstValues = FirstValues.standard(new SplittableRandom(seed));
        buildConstraints(new Layers(network.graph(CONSTRAINTS), firstValues));
        buildGeneration(new Layers(network.graph(GENERATION), firstValues));
        return network;
    }

    private void buildConstraints(Layers layers) {
        Value all = layers.concat(
                "constraints.all",
                2,
                embedded(layers, BEAT_MARKER, BEAT_MARKERS, METADATA),
                embedded(layers, TICK, TICKS, METADATA),
                embedded(layers, VOICE, VOICES, METADATA),
                layers.embedding(NOTES, input(layers, CONSTRAINT), vocabulary + 1, NOTE));
        Value backwards =
                reversed(layers, "constraints.backwards", layers.swapBatchAndTime("constraints.sequence", all));
        Value seen = layers.lstm("constraints.lstm", backwards, stack(3 * METADATA + NOTE))
                .sequence();
        Value forwards = reversed(layers, "constraints.forwards", seen);
        layers.graph()
                .output(layers.swapBatchAndTime(ANTICIPATION, forwards), "batch", "ticks", WIDTH)
                .build();
    }

    private void buildGeneration(Layers layers) {
        GraphBuilder graph = layers.graph();
        Value previous = input(layers, PREVIOUS);
        Value anticipation = graph.input(ANTICIPATION, "batch", "ticks", WIDTH);
        RecurrentState state = new RecurrentState(
                graph.input(HIDDEN, LAYERS, "batch", WIDTH), graph.input(CELL, LAYERS, "batch", WIDTH));

        Value learned = layers.embeddingTable(NOTES, vocabulary + 1, NOTE);
        Value rows = layers.concat("notes.rows", 0, learned, graph.numbers("notes.start", new float[NOTE], 1, NOTE));
        Value notes = layers.gather("notes.previous", rows, 0, previous);
        Value kept = layers.channelDropout("notes.kept", notes, dropout, 3);
        Value sequence =
                layers.swapBatchAndTime("generation.sequence", layers.concat("generation.all", 2, kept, anticipation));
        RecurrentOutput written = layers.lstm("generation.lstm", sequence, stack(NOTE + WIDTH), state);

        Value inner = layers.framewiseLinear("generation.inner", written.sequence(), WIDTH, WIDTH);
        Value scores = layers.framewiseLinear(
                "generation.scores", layers.relu("generation.inner.relu", inner), WIDTH, vocabulary);
        graph.output(layers.swapBatchAndTime(SCORES, scores), "batch", "ticks", vocabulary)
                .output(layers.stage(NEXT_HIDDEN, written.state().hidden()), LAYERS, "batch", WIDTH)
                .output(layers.stage(NEXT_CELL, written.state().cell()), LAYERS, "batch", WIDTH)
                .build();
    }

    private static Value input(Layers layers, String name) {
        return layers.graph().integerInput(name, "batch", "ticks");
    }

    private static Value embedded(Layers layers, String name, int vocabulary, int width) {
        return layers.embedding(name + ".embedding", input(layers, name), vocabulary, width);
    }

    private static Value reversed(Layers layers, String name, Value sequence) {
        return layers.slice(name, sequence, 0, -1, Integer.MIN_VALUE, -1);
    }

    private Recurrence stack(int inputs) {
        return Recurrence.of(inputs, WIDTH).layers(LAYERS).dropout(dropout);
    }
}
