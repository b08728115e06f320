package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * The baseline FC of "An Attention Mechanism for Musical Instrument Recognition" (Gururani, Sharma and Lerch, ISMIR 2019):
 * all instances of a bag side by side, through three linear layers of 512, 512 and 128, each with dropout and then leaky
 * ReLU. 986,772 parameters with ten instances of 128 features and 20 classes.
 *
 * <p>Input {@code bag [batch][instances][features]} in 0 to 1, of exactly {@code instances}; outputs {@code scores} and
 * {@code probabilities}, their sigmoid, both {@code [batch][classes]}. Matrices start by Xavier's normal rule, biases at
 * zero.
 *
 * @param classes how many classes, at least 1
 * @param instances of a bag, at least 1
 * @param features numbers of an instance, at least 1
 * @param dropout after each hidden layer
 */
public record BagFc(int classes, int instances, int features, float dropout) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "bag-fc";

    public static final String INPUT = "bag";
    public static final String SCORES = ClassHead.SCORES;
    public static final String PROBABILITIES = ClassHead.PROBABILITIES;

    static final float SLOPE = 0.01f;

    private static final int[] HIDDEN = {512, 512, 128};

    public BagFc {
        Setting.atLeast("classes", classes, 1);
        Setting.atLeast("instances", instances, 1);
        Setting.atLeast("features", features, 1);
        Setting.dropout(dropout);
    }

    /** As published for OpenMIC: 20 classes, ten instances of 128 features, dropout 0.5. */
    public static BagFc published() {
        return new BagFc(20, 10, 128, 0.5f);
    }

    @Override
    public GraphSet build(long seed) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        Layers layers = new Layers(graph, firstValues(new SplittableRandom(seed)));

        Value x = layers.flatten("flat", graph.input(INPUT, "batch", instances, features), 1);
        int width = instances * features;
        for (int layer = 0; layer < HIDDEN.length; layer++) {
            String name = "layer" + (layer + 1);
            x = layers.linear(name, x, width, HIDDEN[layer]);
            x = layers.leakyRelu(name + ".relu", layers.dropout(name + ".dropout", x, dropout), SLOPE);
            width = HIDDEN[layer];
        }
        return ClassHead.build(layers, layers.stage("embedding", x), width, classes);
    }

    static FirstValues firstValues(SplittableRandom random) {
        return new ZeroBiases(fans -> Filling.xavierNormal(fans, random), FirstValues.standard(random));
    }
}
