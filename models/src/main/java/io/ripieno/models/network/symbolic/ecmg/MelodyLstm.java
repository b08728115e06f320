package io.ripieno.models.network.symbolic.ecmg;

import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * One network of the pair in "Explicitly Conditioned Melody Generation: A Case Study with Interdependent RNNs" (Genchel, Pati
 * and Lerch, MuMe 2019): the next pitch or the next duration from the 64 tokens before it and from any conditions. Without
 * conditions 859,161 (pitch) and 832,659 (duration) parameters; with all four 1,123,977 and 1,102,207.
 *
 * <p>Graph {@code melody}, all inputs {@code [batch][64]} of 64-bit integers unless said otherwise: {@code tokens}; {@code other}
 * if {@link Condition#INTER}; {@code bar_position}; {@code chord_root} and {@code chord_classes [batch][64][12]}, ones and zeros;
 * {@code next_root} and {@code next_classes}. Output {@code log_probabilities [batch][64][vocabulary]}: at each step, of the
 * token that comes next.
 *
 * <p>Batch normalisation has statistics of their own for each of the 64 places of the window, so the graph knows no other length
 * and no state: whoever generates runs it on the whole window for each note. First values are the standard ones, as none are
 * published.
 *
 * @param stream what is predicted
 * @param conditions what the network is told
 * @param hidden width of the state and of the encoded input
 * @param dropout between the layers of the LSTM
 * @param normalised whether there is batch normalisation
 */
public record MelodyLstm(TokenStream stream, Set<Condition> conditions, int hidden, float dropout, boolean normalised)
        implements Network {
    public static final String GRAPH = "melody";
    public static final String TOKENS = "tokens";
    public static final String OTHER = "other";
    public static final String BAR_POSITION = "bar_position";
    public static final String CHORD_ROOT = "chord_root";
    public static final String CHORD_CLASSES = "chord_classes";
    public static final String NEXT_ROOT = "next_root";
    public static final String NEXT_CLASSES = "next_classes";
    public static final String LOG_PROBABILITIES = "log_probabilities";

    /** How many tokens a window has. */
    public static final int WINDOW = 64;

    /** How many positions a bar has. */
    public static final int BAR_POSITIONS = 96;

    private static final int POSITION_WIDTH = 8;
    private static final int CHORD_WIDTH = 8;
    private static final int PITCH_CLASSES = 12;
    private static final int LAYERS = 2;

    public MelodyLstm {
        conditions = Set.copyOf(conditions);
        Setting.atLeast("hidden", hidden, 1);
        Setting.dropout(dropout);
    }

    /** 256 hidden, dropout 0.2, normalised. */
    public static MelodyLstm published(TokenStream stream, Set<Condition> conditions) {
        return new MelodyLstm(stream, conditions, 256, 0.2f, true);
    }

    @Override
    public GraphSet build(long seed) {
        GraphBuilder graph = new GraphSet().graph(GRAPH);
        Layers layers = new Layers(graph, FirstValues.standard(new SplittableRandom(seed)));
        Encoded input = encodedInput(layers);
        Recurrence recurrence =
                Recurrence.of(input.width(), hidden).layers(LAYERS).dropout(dropout);
        Value written = layers.lstm("lstm", layers.swapBatchAndTime("sequence", input.value()), recurrence)
                .sequence();
        int inner = (hidden + stream.vocabulary()) / 2;
        Value decoded = block(layers, "decoder", layers.swapBatchAndTime("windows", written), hidden, inner);
        Value scores = layers.framewiseLinear("scores", decoded, inner, stream.vocabulary());
        return graph.output(layers.logSoftmax(LOG_PROBABILITIES, scores, 2), "batch", WINDOW, stream.vocabulary())
                .build();
    }

    /** What the LSTM reads: without conditions the embedding itself, else all embeddings through a layer. */
    private Encoded encodedInput(Layers layers) {
        List<Encoded> parts = new ArrayList<>();
        parts.add(embedded(layers, TOKENS, stream.label(), stream.vocabulary(), stream.width()));
        if (conditions.isEmpty()) {
            return parts.get(0);
        }
        for (Condition condition : EnumSet.copyOf(conditions)) {
            parts.add(condition(layers, condition));
        }
        int width = parts.stream().mapToInt(Encoded::width).sum();
        Value all = layers.concat("all", 2, parts.stream().map(Encoded::value).toArray(Value[]::new));
        return new Encoded(block(layers, "encoder", all, width, hidden), hidden);
    }

    private Encoded condition(Layers layers, Condition condition) {
        return switch (condition) {
            case INTER -> {
                TokenStream other = stream.other();
                yield embedded(layers, OTHER, other.label(), other.vocabulary(), other.width());
            }
            case BAR_POSITION -> embedded(layers, BAR_POSITION, "bar_position", BAR_POSITIONS, POSITION_WIDTH);
            case CHORD -> chord(layers, "chord.", CHORD_ROOT, CHORD_CLASSES);
            case NEXT_CHORD -> chord(layers, "next.", NEXT_ROOT, NEXT_CLASSES);
        };
    }

    private static Encoded embedded(Layers layers, String input, String name, int vocabulary, int width) {
        Value tokens = layers.graph().integerInput(input, "batch", WINDOW);
        return new Encoded(layers.embedding(name + ".embedding", tokens, vocabulary, width), width);
    }

    private Encoded chord(Layers layers, String prefix, String rootInput, String classesInput) {
        GraphBuilder graph = layers.graph();
        Value root = graph.integerInput(rootInput, "batch", WINDOW);
        Value classes = graph.input(classesInput, "batch", WINDOW, PITCH_CLASSES);
        return graph.again(prefix, () -> new Encoded(encodedChord(layers, root, classes), CHORD_WIDTH));
    }

    private Value encodedChord(Layers layers, Value root, Value classes) {
        Value inner = layers.relu(
                "chord.classes.relu", layers.framewiseLinear("chord.classes.inner", classes, PITCH_CLASSES, 8));
        Value together = layers.concat(
                "chord.all",
                2,
                layers.embedding("chord.root", root, PITCH_CLASSES, 2),
                layers.framewiseLinear("chord.classes", inner, 8, 4));
        return layers.framewiseLinear("chord", block(layers, "chord.inner", together, 6, 8), 8, CHORD_WIDTH);
    }

    private Value block(Layers layers, String name, Value x, int from, int to) {
        Value y = layers.framewiseLinear(name, x, from, to);
        Value z = normalised ? layers.batchNormalisation(name + ".norm", y, WINDOW) : y;
        return layers.relu(name + ".relu", z);
    }

    /** A value {@code [batch][64][width]}. */
    record Encoded(Value value, int width) {}
}
