package io.ripieno.models.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Builds one graph of a {@link GraphSet}, node by node, in the order of execution. {@link Layers} adds the layers of the
 * field on top.
 */
public final class GraphBuilder {
    private final GraphSet set;
    private final GraphProto.Builder graph;
    private final Set<String> known = new HashSet<>();
    private String prefix = "";

    GraphBuilder(GraphSet set, String name) {
        this.set = set;
        this.graph = GraphProto.newBuilder().setName(name);
    }

    /**
     * An input of single-precision numbers.
     *
     * @param dimensions a {@code Long} or {@code Integer} for a fixed length, a {@code String} for one that each run chooses
     */
    public Value input(String name, Object... dimensions) {
        graph.addInput(info(name, DataType.FLOAT, dimensions));
        return define(name);
    }

    /** An input of 64-bit integers, as tokens are; dimensions as in {@link #input}. */
    public Value integerInput(String name, Object... dimensions) {
        graph.addInput(info(name, DataType.INT64, dimensions));
        return define(name);
    }

    /**
     * A weight of the set: declared here, or shared if another graph has declared it.
     *
     * @throws GraphException if the name is taken by a weight of another shape or role
     */
    public Value weight(String name, Role role, Filling filling, long... shape) {
        set.declare(name, role, filling, shape);
        known.add(name);
        return new Value(name);
    }

    /**
     * Lets a layer that the graph has already be used once more: what {@code layers} adds is named with the prefix, while
     * weights keep their names and so are shared.
     */
    public <T> T again(String prefix, Supplier<T> layers) {
        String outer = this.prefix;
        this.prefix = outer + prefix;
        try {
            return layers.get();
        } finally {
            this.prefix = outer;
        }
    }

    /** A constant vector of integers, as shapes and axes are. */
    public Value integers(String name, long... values) {
        return constant(Constants.longs(prefix + name, values, values.length));
    }

    /** A constant integer without dimensions, as a single index is. */
    public Value integer(String name, long value) {
        return constant(Constants.longs(prefix + name, new long[] {value}));
    }

    /** A constant tensor, row-major; not a weight: neither counted nor moved. */
    public Value numbers(String name, float[] values, long... shape) {
        return constant(Constants.floats(prefix + name, values, shape));
    }

    /** A constant scalar. */
    public Value scalar(String name, float value) {
        return constant(Constants.floats(prefix + name, new float[] {value}));
    }

    /**
     * A node with one output.
     *
     * @param name the name of the node and of its output
     * @throws GraphException if the name is taken or an input is not defined yet
     */
    public Value node(String operator, String name, Attributes attributes, Value... inputs) {
        return nodes(operator, name, List.of(name), attributes, inputs).get(0);
    }

    /**
     * A node with several outputs.
     *
     * @param outputs their names, in the order of the operator's outputs; an empty name leaves one out
     * @throws GraphException if a name is taken or an input is not defined yet
     */
    public List<Value> nodes(
            String operator, String name, List<String> outputs, Attributes attributes, Value... inputs) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).setName(prefix + name);
        for (Value input : inputs) {
            if (!input.equals(Value.ABSENT) && !known.contains(input.name())) {
                throw new GraphException("Node %s (%s) reads %s, which is not defined before it. Define it first."
                        .formatted(prefix + name, operator, input.name()));
            }
            node.addInput(input.name());
        }
        List<Value> values = outputs.stream()
                .map(output -> output.isEmpty() ? Value.ABSENT : define(prefix + output))
                .toList();
        values.forEach(value -> node.addOutput(value.name()));
        graph.addNode(node.addAllAttribute(attributes.protos()));
        return values;
    }

    /** Declares a value as an output of the graph; without dimensions its shape is left open. */
    public GraphBuilder output(Value value, Object... dimensions) {
        graph.addOutput(info(value.name(), DataType.FLOAT, dimensions));
        return this;
    }

    /** Declares a value of 64-bit integers as an output of the graph. */
    public GraphBuilder integerOutput(Value value, Object... dimensions) {
        graph.addOutput(info(value.name(), DataType.INT64, dimensions));
        return this;
    }

    /** Ends the graph and adds it to the set. */
    public GraphSet build() {
        set.add(graph.build());
        return set;
    }

    private Value constant(TensorProto tensor) {
        graph.addInitializer(tensor);
        return define(tensor.getName());
    }

    private Value define(String name) {
        if (!known.add(name)) {
            throw new GraphException(
                    "The name %s is taken in graph %s. Choose another.".formatted(name, graph.getName()));
        }
        return new Value(name);
    }

    private static ValueInfoProto info(String name, DataType type, Object... dimensions) {
        TypeProto.Tensor.Builder tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber());
        if (dimensions.length > 0) {
            tensor.setShape(shape(dimensions));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    private static TensorShapeProto shape(Object... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object dimension : dimensions) {
            shape.addDim(
                    dimension instanceof Number fixed
                            ? Dimension.newBuilder().setDimValue(fixed.longValue())
                            : Dimension.newBuilder().setDimParam(dimension.toString()));
        }
        return shape.build();
    }
}
