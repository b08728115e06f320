package io.ripieno.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import io.ripieno.models.interpret.Interpreter;
import io.ripieno.models.interpret.Mode;
import io.ripieno.models.interpret.Parameters;
import io.ripieno.models.interpret.Parity;
import io.ripieno.models.interpret.Precision;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.interpret.Values;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

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
    private final Map<String, Numbers> given = new LinkedHashMap<>();
    private final SplittableRandom random = new SplittableRandom(20);

    public ServedNetwork(GraphSet network, String graph) {
        Tensors.useOneThread();
        this.network = network;
        this.graph = graph;
    }

    /** An input of numbers between {@code low} and {@code high}, of which each item of the batch has more low ones. */
    public ServedNetwork given(String input, double low, double high, long... shape) {
        float[] numbers = new float[size(shape)];
        int item = numbers.length / (int) shape[0];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) (low + (high - low) * Math.pow(random.nextDouble(), 1 + i / item));
        }
        return given(input, numbers, shape);
    }

    /** An input of the given numbers. */
    public ServedNetwork given(String input, float[] numbers, long... shape) {
        given.put(input, new Numbers(numbers, shape));
        return this;
    }

    /** The shapes of all values that the graph's nodes give, on the way too. */
    public Map<String, long[]> shapes() throws OrtException, IOException {
        ModelProto.Builder model = network.model(graph).toBuilder();
        model.getGraphBuilder().clearOutput();
        for (NodeProto node : network.definition(graph).getNodeList()) {
            for (String value : node.getOutputList()) {
                model.getGraphBuilder()
                        .addOutput(ValueInfoProto.newBuilder().setName(value).setType(FLOATS));
            }
        }
        Map<String, long[]> found = new LinkedHashMap<>();
        serve(model.build()).forEach((name, output) -> found.put(name, output.shape()));
        return found;
    }

    /** What ONNX Runtime gives for each output of the graph. */
    public Map<String, float[]> served() throws OrtException, IOException {
        Map<String, float[]> served = new LinkedHashMap<>();
        serve(network.model(graph)).forEach((name, output) -> served.put(name, output.values()));
        return served;
    }

    /**
     * Moves the weights, and holds each output of the graph against the interpreter's: the shape that the graph declares,
     * and every value as {@link Parity} wants it. Items of the batch must differ by a thousandth of the output's root mean
     * square: else the outputs would say little about the inputs.
     */
    public void agrees() throws OrtException, IOException {
        network.weights().forEach(this::move);
        Map<String, Numbers> served = serve(network.model(graph));
        Map<String, Numbers> interpreted = interpret();
        assertThat(interpreted).containsOnlyKeys(served.keySet());
        served.forEach((name, expected) -> {
            Numbers found = Objects.requireNonNull(interpreted.get(name));
            assertThat(found.shape()).as("shape of %s", name).isEqualTo(expected.shape());
            double scale = Parity.rootMeanSquare(expected.values());
            assertThat(scale).as("root mean square of %s", name).isFinite().isPositive();
            Parity.assertSameOfNetwork(name, found.values(), expected.values());
            assertItemsDiffer(name, expected.values(), (int) expected.shape()[0], scale);
        });
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Numbers(float[] values, long[] shape) {}

    private Map<String, Numbers> interpret() {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(network, Precision.SINGLE);
                Interpreter interpreter = new Interpreter(network, graph, parameters)) {
            Map<String, Tensor> inputs = new LinkedHashMap<>();
            given.forEach((name, numbers) ->
                    inputs.put(name, Tensors.of(numbers.values(), Precision.SINGLE, numbers.shape())));
            Values computed = interpreter.run(inputs, Mode.EVALUATION);
            Map<String, Numbers> outputs = new LinkedHashMap<>();
            for (ValueInfoProto output : network.definition(graph).getOutputList()) {
                Tensor tensor = computed.get(output.getName());
                outputs.put(output.getName(), new Numbers(Tensors.floats(tensor), tensor.shape()));
            }
            return outputs;
        }
    }

    /** From a file, as large models do not fit into the heap twice. */
    private Map<String, Numbers> serve(ModelProto model) throws OrtException, IOException {
        Path file = Files.createTempFile(graph, ".onnx");
        try (OutputStream out = Files.newOutputStream(file)) {
            model.writeTo(out);
            return serve(file);
        } finally {
            Files.delete(file);
        }
    }

    private Map<String, Numbers> serve(Path file) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            try (OrtSession session = environment.createSession(file.toString(), options)) {
                for (var each : given.entrySet()) {
                    Numbers numbers = each.getValue();
                    FloatBuffer buffer = FloatBuffer.wrap(numbers.values());
                    inputs.put(each.getKey(), OnnxTensor.createTensor(environment, buffer, numbers.shape()));
                }
                Map<String, Numbers> outputs = new LinkedHashMap<>();
                try (OrtSession.Result result = session.run(inputs)) {
                    for (var each : result) {
                        Numbers output = output((OnnxTensor) each.getValue());
                        assertDeclared(
                                Objects.requireNonNull(session.getOutputInfo().get(each.getKey())), output.shape());
                        outputs.put(each.getKey(), output);
                    }
                }
                return outputs;
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static Numbers output(OnnxTensor tensor) {
        FloatBuffer buffer = tensor.getFloatBuffer();
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return new Numbers(numbers, tensor.getInfo().getShape());
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

    /** A graph that declares no shape leaves it open. */
    private static void assertDeclared(NodeInfo declared, long[] shape) {
        long[] lengths = ((TensorInfo) declared.getInfo()).getShape();
        assertThat(shape).as("shape of %s", declared.getName()).hasSameSizeAs(lengths);
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] >= 0) {
                assertThat(shape[i])
                        .as("dimension %d of %s", i, declared.getName())
                        .isEqualTo(lengths[i]);
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

    private static int size(long... shape) {
        long size = 1;
        for (long length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return Math.toIntExact(size);
    }
}
