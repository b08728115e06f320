package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.Convolution;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.FirstValues;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Window;
import io.ripieno.models.network.Network;
import io.ripieno.models.network.Setting;
import java.util.SplittableRandom;

/**
 * The attention model of "An Attention Mechanism for Musical Instrument Recognition" (Gururani, Sharma and Lerch, ISMIR
 * 2019): a clip is a bag of instances, each the embedding of about a second; the network gives every class a probability and
 * a weight in each instance and averages the one by the other. 55,336 parameters with 128 features, three layers and 20
 * classes.
 *
 * <p>Input {@code bag [batch][instances][features]} in 0 to 1, of any number of instances. Outputs {@code probabilities
 * [batch][classes]}, {@code weights [batch][classes][instances]}, which sum to 1 over the instances, and
 * {@code instance_probabilities [batch][classes][instances]}. There is no score before a sigmoid: the average is of
 * probabilities. The residual sum {@code embedding [batch][features][instances]} adds the input as it came, not as batch
 * normalisation left it.
 *
 * <p>Matrices start uniform within ±√(6/fan-in), biases at zero.
 *
 * @param classes how many classes, at least 1
 * @param features numbers of an instance, at least 1
 * @param layers embedding layers, at least 1
 * @param dropout after each embedding layer
 */
public record BagAttention(int classes, int features, int layers, float dropout) implements Network {
    /** The name of the only graph. */
    public static final String GRAPH = "bag-attention";

    public static final String INPUT = "bag";
    public static final String PROBABILITIES = ClassHead.PROBABILITIES;
    public static final String WEIGHTS = "weights";
    public static final String INSTANCE_PROBABILITIES = "instance_probabilities";

    /** Keeps the sum of the weights away from zero. */
    private static final float SMALLEST_WEIGHT = 1e-7f;

    public BagAttention {
        Setting.atLeast("classes", classes, 1);
        Setting.atLeast("features", features, 1);
        Setting.atLeast("layers", layers, 1);
        Setting.dropout(dropout);
    }

    /** As published for OpenMIC: 20 classes, 128 features, three layers, dropout 0.6. */
    public static BagAttention published() {
        return new BagAttention(20, 128, 3, 0.6f);
    }

    @Override
    public GraphSet build(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph(GRAPH);
        FirstValues values = new ZeroBiases(fans -> Filling.heUniform(fans.in(), random), FirstValues.standard(random));
        Layers of = new Layers(graph, values);

        Value bag = of.transpose("features", graph.input(INPUT, "batch", "instances", features), 0, 2, 1);
        Value x = of.batchNormalisation("in.norm", bag, features);
        Convolution each = Convolution.of(features, features, Window.of(1)).unbiased();
        for (int layer = 1; layer <= layers; layer++) {
            String name = "layer" + layer;
            x = of.dropout(name + ".dropout", of.normalised(name, x, each), dropout);
        }
        Value embedding = of.stage("embedding", of.add("residual", x, bag));
        Value average = of.attentionHead("head", embedding, features, classes, SMALLEST_WEIGHT);
        Value probabilities = of.clip(PROBABILITIES, average, 0, 1);
        return graph.output(probabilities, "batch", classes)
                .output(of.stage(WEIGHTS, new Value("head.weights")), "batch", classes, "instances")
                .output(
                        of.stage(INSTANCE_PROBABILITIES, new Value("head.score.sigmoid")),
                        "batch",
                        classes,
                        "instances")
                .build();
    }
}
