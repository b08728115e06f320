package io.ripieno.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.interpret.Blocks;
import io.ripieno.models.interpret.Parity;
import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import io.ripieno.models.served.ServedGraph;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * One graph of a network, executed by the interpreter and by ONNX Runtime on the same random weights and inputs. Weights
 * move away from their first values and running statistics from 0 and 1, so that none of them may be forgotten unnoticed.
 */
public final class ServedNetwork {
    private static final double DIFFERENT = 1e-3;
    private static final TypeProto FLOATS = TypeProto.newBuilder()
            .setTensorType(TypeProto.Tensor.newBuilder().setElemType(DataType.FLOAT.getNumber()))
            .build();

    private final GraphSet network;
    private final String graph;
    private final Map<String, Block> given = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(20);

    public ServedNetwork(GraphSet network, String graph) {
        this.network = network;
        this.graph = graph;
    }

    /** An input of numbers between {@code low} and {@code high}, of which each item of the batch has more low ones. */
    public ServedNetwork given(String input, double low, double high, long... shape) {
        float[] numbers = new float[Blocks.size(shape)];
        int item = numbers.length / (int) shape[0];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (low + (high - low) * Math.pow(random.nextDouble(), 1 + i / item));
        }
        return given(input, numbers, shape);
    }

    /** An input of the given numbers. */
    public ServedNetwork given(String input, float[] numbers, long... shape) {
        given.put(input, new Block.Floats(numbers, shape));
        return this;
    }

    /** The shapes of all values that the graph's nodes give, on the way too. */
    public Map<String, long[]> shapes() throws IOException {
        ModelProto.Builder model = network.model(graph).toBuilder();
        model.getGraphBuilder().clearOutput();
        for (NodeProto node : network.definition(graph).getNodeList()) {
            for (String value : node.getOutputList()) {
                model.getGraphBuilder()
                        .addOutput(ValueInfoProto.newBuilder().setName(value).setType(FLOATS));
            }
        }
        Map<String, long[]> found = new LinkedHashMap<>();
        serve(model.build()).blocks().forEach((name, output) -> found.put(name, output.shape()));
        return found;
    }

    /** What ONNX Runtime gives for each output of the graph. */
    public Map<String, float[]> served() throws IOException {
        Map<String, float[]> served = new LinkedHashMap<>();
        serve(network.model(graph)).blocks().forEach((name, output) -> served.put(name, output.values()));
        return served;
    }

    /**
     * Moves the weights, and holds each output of the graph against the interpreter's: the shape that the graph declares,
     * and every value as {@link Parity} wants it. Items of the batch must differ by a thousandth of the output's root mean
     * square: else the outputs would say little about the inputs.
     */
    public void agrees() throws IOException {
        network.weights().forEach(this::move);
        Outputs served = serve(network.model(graph));
        Outputs interpreted;
        try (InterpretedEngine engine = new InterpretedEngine(network)) {
            interpreted = engine.run(graph, given);
        }
        assertThat(interpreted.blocks()).containsOnlyKeys(served.blocks().keySet());
        for (ValueInfoProto declared : network.definition(graph).getOutputList()) {
            String name = declared.getName();
            Block.Floats expected = served.get(name);
            Block.Floats found = interpreted.get(name);
            assertDeclared(declared, expected.shape());
            assertThat(found.shape()).as("shape of %s", name).isEqualTo(expected.shape());
            double scale = Parity.rootMeanSquare(expected.values());
            assertThat(scale).as("root mean square of %s", name).isFinite().isPositive();
            Parity.assertSameOfNetwork(name, found.values(), expected.values());
            assertItemsDiffer(name, expected.values(), (int) expected.shape()[0], scale);
        }
    }

    /** From a file, as large models do not fit into the heap twice. */
    private Outputs serve(ModelProto model) throws IOException {
        Path file = Files.createTempFile(graph, ".onnx");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                model.writeTo(out);
            }
            try (ServedGraph served = new ServedGraph(file)) {
                return served.run(given);
            }
        } finally {
            Files.delete(file);
        }
    }

    private void move(Weight weight) {
        float[] moved = weight.values();
        long[] shape = weight.shape();
        boolean vector = shape[0] == weight.size();
        double bound = vector ? 0.3 : Math.sqrt(3.0 * shape[0] / weight.size());
        for (int i = 0; i < moved.length; i++) {
            moved[i] += (float) random.nextDouble(-bound, bound);
        }
        weight.set(moved);
    }

    /** A dimension that is named only may have any length. Every network declares what it puts out. */
    private static void assertDeclared(ValueInfoProto declared, long[] shape) {
        List<Dimension> dimensions =
                declared.getType().getTensorType().getShape().getDimList();
        assertThat(shape).as("shape of %s", declared.getName()).hasSize(dimensions.size());
        for (int i = 0; i < shape.length; i++) {
            if (dimensions.get(i).hasDimValue()) {
                assertThat(shape[i])
                        .as("dimension %d of %s", i, declared.getName())
                        .isEqualTo(dimensions.get(i).getDimValue());
            }
        }
    }

    private static void assertItemsDiffer(String output, float[] served, int batch, double scale) {
        int item = served.length / batch;
        double difference = 0;
        for (int i = 0; i < item; i++) {
            difference = Math.max(difference, Math.abs(served[i] - served[item + i]));
        }
        assertThat(difference)
                .as("largest difference of %s between two items", output)
                .isGreaterThan(DIFFERENT * scale);
    }
}
