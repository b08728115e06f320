package io.ripieno.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.interpret.Parity;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Runs a graph by ONNX Runtime and by the interpreter, and demands the same numbers of both. */
public final class BothEngines implements Engine {
    private final Engine served;
    private final Engine interpreted;

    public BothEngines(GraphSet network) {
        served = new ServedEngine(network);
        interpreted = new InterpretedEngine(network);
    }

    @Override
    public Outputs run(String graph, Map<String, Block> inputs) {
        Outputs one = served.run(graph, inputs);
        Outputs other = interpreted.run(graph, inputs);
        assertThat(other.blocks().keySet()).isEqualTo(one.blocks().keySet());
        double largest = 0;
        for (Map.Entry<String, Block.Floats> output : one.blocks().entrySet()) {
            String name = output.getKey();
            Block.Floats found = other.get(name);
            largest = Math.max(largest, assertSame(graph + " " + name, output.getValue(), found));
        }
        assertThat(largest).as("zeros say nothing of graph %s", graph).isPositive();
        return one;
    }

    @Override
    public void close() {
        served.close();
        interpreted.close();
    }

    /** Shapes of all outputs, after both engines agreed. */
    public static Map<String, long[]> shapes(GraphSet network, String graph, Map<String, Block> inputs) {
        try (BothEngines engines = new BothEngines(network)) {
            Map<String, long[]> shapes = new HashMap<>();
            engines.run(graph, inputs).blocks().forEach((name, block) -> shapes.put(name, block.shape()));
            return shapes;
        }
    }

    /** Statistics and biases of a trained network are not those that it starts from. */
    public static void disturb(GraphSet network, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (Weight weight : network.weights()) {
            float[] values = weight.values();
            boolean variance = weight.role() == Role.BUFFER && weight.name().endsWith(".variance");
            for (int i = 0; i < values.length; i++) {
                double change = 0.1 * random.nextGaussian();
                values[i] += (float) (variance ? Math.abs(change) : change);
            }
            weight.set(values);
        }
    }

    private static double assertSame(String output, Block.Floats one, Block.Floats other) {
        assertThat(other.shape()).as(output).isEqualTo(one.shape());
        double largest = 0;
        for (float value : one.values()) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(largest).as(output).isFinite();
        Parity.assertSameOfNetwork(output, other.values(), one.values());
        return largest;
    }
}
