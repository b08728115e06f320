package io.ripieno.models.train;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Layers;
import io.ripieno.models.graph.Recurrence;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.interpret.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A small regression: a network with one hidden layer learns the sum of its four inputs' squares. */
final class TinyTraining {
    static final int INPUTS = 4;
    static final int HIDDEN = 8;

    private TinyTraining() {}

    /** @param dropout whether the hidden layer drops */
    static GraphSet network(boolean dropout) {
        SplittableRandom random = new SplittableRandom(11);
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("net");
        Value x = graph.input("x", "batch", INPUTS);
        x = graph.node(
                "Gemm",
                "hidden",
                Attributes.none(),
                x,
                graph.weight("hidden.weight", Role.PARAMETER, size -> noise(size, random), INPUTS, HIDDEN),
                graph.weight("hidden.bias", Role.PARAMETER, size -> new float[size], HIDDEN));
        x = graph.node("Tanh", "tanh", Attributes.none(), x);
        if (dropout) {
            x = graph.node("Dropout", "drop", Attributes.none(), x, graph.scalar("ratio", 0.3f));
        }
        x = graph.node(
                "Gemm",
                "y",
                Attributes.none(),
                x,
                graph.weight("y.weight", Role.PARAMETER, size -> noise(size, random), HIDDEN, 1),
                graph.weight("y.bias", Role.PARAMETER, size -> new float[size], 1));
        return graph.output(x, "batch", 1).build();
    }

    /** The same inputs as a sequence of two steps of two numbers, read by a recurrent layer, then normalised. */
    static GraphSet recurrent() {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("net");
        Layers layers = new Layers(graph, new SplittableRandom(11));
        Value x = graph.input("x", "batch", INPUTS);
        x = graph.node("Reshape", "steps", Attributes.none(), x, graph.integers("shape", -1, 2, INPUTS / 2));
        x = graph.node("Transpose", "time", Attributes.none().with("perm", 1, 0, 2), x);
        x = layers.lstm(
                        "rnn",
                        x,
                        Recurrence.of(INPUTS / 2, HIDDEN).bothWays().layers(2).dropout(0.2f))
                .sequence();
        x = graph.node(
                "ReduceMean",
                "mean",
                Attributes.none().with("axes", new long[] {0}).with("keepdims", 0),
                x);
        x = layers.batchNormalisation("norm", x, 2 * HIDDEN);
        return graph.output(layers.linear("y", x, 2 * HIDDEN, 1), "batch", 1).build();
    }

    /** The squared error, and the absolute one as a figure. */
    static final Task TASK = (network, batch) -> {
        Values values = network.run("net", Map.of("x", batch.tensor("x")));
        Tensor error = values.get("y").sub(batch.tensor("y"));
        return Loss.of(torch.mul(error, error).mean(), batch.size())
                .with("absolute", error.abs().mean());
    };

    /** Points whose coordinates vary with the seed. */
    static Examples points(int size) {
        return new Examples() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public List<Field> fields() {
                return List.of(new Field("x", INPUTS), new Field("y", 1));
            }

            @Override
            public void read(int index, long seed, Row into) {
                SplittableRandom random = new SplittableRandom(Seeds.mix(seed, index));
                float[] x = noise(INPUTS, random);
                float sum = 0;
                for (float value : x) {
                    sum += value * value;
                }
                into.put("x", x);
                into.put("y", sum);
            }
        };
    }

    static Map<String, List<Float>> weights(GraphSet network) {
        Map<String, List<Float>> weights = new TreeMap<>();
        for (Weight weight : network.weights()) {
            List<Float> values = new ArrayList<>();
            for (float value : weight.values()) {
                values.add(value);
            }
            weights.put(weight.name(), values);
        }
        return weights;
    }

    private static float[] noise(int size, SplittableRandom random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }
}
