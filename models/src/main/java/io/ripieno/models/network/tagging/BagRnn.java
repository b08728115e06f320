package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * The baseline RNN of "An Attention Mechanism for Musical Instrument Recognition" (Gururani, Sharma and Lerch, ISMIR 2019):
 * bidirectional GRU layers over the instances of a bag, of which a linear layer reads the last step. 226,068 parameters with
 * 128 features, three layers of 64 in each direction and 20 classes. In the last step the backward direction has seen one
 * instance only; the published network reads it all the same.
 *
 * <p>Input {@code bag [batch][instances][features]} in 0 to 1, of any number of instances; outputs {@code scores} and
 * {@code probabilities}, their sigmoid, both {@code [batch][classes]}. The GRU starts uniform within ±1/√hidden, the linear
 * layer within ±1/√fan-in.
 *
 * @param classes how many classes, at least 1
 * @param features numbers of an instance, at least 1
 * @param hidden width of the state in each direction, at least 1
 * @param layers GRU layers, at least 1
 * @param dropout between the layers
 */
public record BagRnn(int classes, int features, int hidden, int layers, float dropout) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "bag-rnn";

    public static final String INPUT = "bag";
    public static final String SCORES = ClassHead.SCORES;
    public static final String PROBABILITIES = ClassHead.PROBABILITIES;

    public BagRnn {
        Setting.atLeast("classes", classes, 1);
        Setting.atLeast("features", features, 1);
        Setting.atLeast("hidden", hidden, 1);
        Setting.atLeast("layers", layers, 1);
        Setting.dropout(dropout);
    }

    /** As published for OpenMIC: 20 classes, 128 features, three layers of 64, dropout 0.5. */
    public static BagRnn published() {
        return new BagRnn(20, 128, 64, 3, 0.5f);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers of = new Layers(graph, new SplittableRandom(seed));

        Recurrence stack =
                Recurrence.of(features, hidden).bothWays().layers(layers).dropout(dropout);
        Value sequence = of.swapBatchAndTime("sequence", graph.input(INPUT, "batch", "instances", features));
        Value embedding = of.take("embedding", of.gru("gru", sequence, stack).sequence(), 0, -1);
        return ClassHead.build(of, embedding, stack.outputs(), classes);
    }
}
