package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.ripieno.models.graph.GraphSet;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Executes one graph of a network, operator by operator, with the tensors of {@link Parameters}. Gradients flow from any
 * value back to the parameters. Not safe for use by several threads at a time.
 */
public final class Interpreter implements AutoCloseable {
    private final String name;
    private final Parameters parameters;
    private final List<Prepared> steps = new ArrayList<>();
    private final List<String> inputs;
    private final Map<String, Tensor> constants = new HashMap<>();

    private record Prepared(Node node, Operator.Step step) {}

    /**
     * Prepares every node of the graph.
     *
     * @throws InterpretException if one uses an operator or attribute that is not known; names both
     */
    public Interpreter(GraphSet network, String graph, Parameters parameters) {
        this(network.definition(graph), parameters);
    }

    Interpreter(GraphProto graph, Parameters parameters) {
        this.name = graph.getName();
        this.parameters = parameters;
        this.inputs = graph.getInputList().stream().map(ValueInfoProto::getName).toList();
        for (NodeProto proto : graph.getNodeList()) {
            Node node = new Node(proto);
            steps.add(new Prepared(node, Operators.prepare(node)));
        }
        for (TensorProto constant : graph.getInitializerList()) {
            constants.put(constant.getName(), Parameters.lasting(tensor(constant)));
        }
    }

    /**
     * Runs the graph.
     *
     * @param given a tensor for each input of the graph, in the precision of the parameters; lengths that the graph fixes
     *     for serving may differ here
     * @return every value of the graph: outputs, and feature maps for losses on stages
     * @throws InterpretException if an input is missing
     */
    public Values run(Map<String, Tensor> given, Mode mode) {
        Map<String, Tensor> values = new HashMap<>(parameters.all());
        values.putAll(constants);
        for (String input : inputs) {
            Tensor tensor = given.get(input);
            if (tensor == null) {
                throw new InterpretException(
                        "Graph %s needs the input %s; given were %s. Give it.".formatted(name, input, given.keySet()));
            }
            values.put(input, tensor);
        }
        for (Prepared prepared : steps) {
            List<@Nullable Tensor> read = new ArrayList<>();
            for (String input : prepared.node().inputs()) {
                read.add(values.get(input));
            }
            Tensor result = prepared.step().apply(new Inputs(read, prepared.node()), mode);
            values.put(prepared.node().output(), result);
        }
        return new Values(name, values);
    }

    @Override
    public void close() {
        constants.values().forEach(Tensor::close);
    }

    private Tensor tensor(TensorProto constant) {
        var raw = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long[] shape =
                constant.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (constant.getDataType() == TensorProto.DataType.INT64.getNumber()) {
            long[] values = new long[raw.remaining() / Long.BYTES];
            raw.asLongBuffer().get(values);
            return Tensor.create(values, shape);
        }
        float[] values = new float[raw.remaining() / Float.BYTES];
        raw.asFloatBuffer().get(values);
        return Tensors.of(values, parameters.precision(), shape);
    }
}
