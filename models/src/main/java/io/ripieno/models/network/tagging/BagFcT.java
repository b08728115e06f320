package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Reduction;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * The baseline FC_T of "An Attention Mechanism for Musical Instrument Recognition" (Gururani, Sharma and Lerch, ISMIR 2019):
 * three linear layers on each instance, each with dropout and then leaky ReLU; the sum with the input; the mean over the
 * instances; a linear layer. 52,116 parameters with 128 features and 20 classes.
 *
 * <p>Input {@code bag [batch][instances][features]} in 0 to 1, of any number of instances; outputs {@code scores} and
 * {@code probabilities}, their sigmoid, both {@code [batch][classes]}. Matrices start by Xavier's normal rule, biases at
 * zero.
 *
 * @param classes how many classes, at least 1
 * @param features numbers of an instance, at least 1
 * @param dropout after each hidden layer
 */
public record BagFcT(int classes, int features, float dropout) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "bag-fc-t";

    public static final String INPUT = "bag";
    public static final String SCORES = ClassHead.SCORES;
    public static final String PROBABILITIES = ClassHead.PROBABILITIES;

    private static final int HIDDEN_LAYERS = 3;

    public BagFcT {
        Setting.atLeast("classes", classes, 1);
        Setting.atLeast("features", features, 1);
        Setting.dropout(dropout);
    }

    /** As published for OpenMIC: 20 classes, 128 features, dropout 0.5. */
    public static BagFcT published() {
        return new BagFcT(20, 128, 0.5f);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, BagFc.firstValues(new SplittableRandom(seed)));

        Value bag = graph.input(INPUT, "batch", "instances", features);
        Value x = bag;
        for (int layer = 1; layer <= HIDDEN_LAYERS; layer++) {
            String name = "layer" + layer;
            x = layers.framewiseLinear(name, x, features, features);
            x = layers.leakyRelu(name + ".relu", layers.dropout(name + ".dropout", x, dropout), BagFc.SLOPE);
        }
        Value sum = layers.add("instances.sum", x, bag);
        Value mean = layers.reduce("embedding", Reduction.MEAN, sum, false, 1);
        return ClassHead.build(layers, mean, features, classes);
    }
}
