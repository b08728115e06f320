package io.ripieno.models.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network: one or several graphs (encoder, decoder, ...) that share weights by name. A weight belongs to the set, and
 * each graph's file carries those weights that its nodes mention. Not safe for use by several threads at a time.
 */
public final class GraphSet {
    /** The ONNX operator set that the graphs are written in. */
    public static final int OPSET = 17;

    private static final int IR_VERSION = 8;

    private final Map<String, Weight> weights = new LinkedHashMap<>();
    private final Map<String, GraphProto> graphs = new LinkedHashMap<>();

    /** Starts a graph. It belongs to the set once {@link GraphBuilder#build()} was called. */
    public GraphBuilder graph(String name) {
        if (graphs.containsKey(name)) {
            throw new GraphException("There is a graph %s already. Give this one another name.".formatted(name));
        }
        return new GraphBuilder(this, name);
    }

    /** All weights, in the order in which they were first mentioned. */
    public Collection<Weight> weights() {
        return Collections.unmodifiableCollection(weights.values());
    }

    /**
     * The weight of that name.
     *
     * @throws GraphException if there is none
     */
    public Weight weight(String name) {
        Weight weight = weights.get(name);
        if (weight == null) {
            throw new GraphException(
                    "There is no weight %s; the network has %s. Name one of them.".formatted(name, weights.keySet()));
        }
        return weight;
    }

    /** How many numbers the optimiser moves; the running statistics of batch normalisations are not among them. */
    public long parameterCount() {
        return weights.values().stream()
                .filter(weight -> weight.role() == Role.PARAMETER)
                .mapToLong(Weight::size)
                .sum();
    }

    /** The names of the graphs, in the order of their building. */
    public List<String> graphNames() {
        return List.copyOf(graphs.keySet());
    }

    /**
     * A graph without the values of its weights.
     *
     * @throws GraphException if there is no graph of that name
     */
    public GraphProto definition(String graph) {
        GraphProto proto = graphs.get(graph);
        if (proto == null) {
            throw new GraphException("There is no graph %s; the network has %s. Name one of them, or build it first."
                    .formatted(graph, graphs.keySet()));
        }
        return proto;
    }

    /** A graph with the present values of its weights, as a complete ONNX model. */
    public ModelProto model(String graph) {
        GraphProto.Builder full = definition(graph).toBuilder();
        List<String> mentioned = new ArrayList<>();
        for (NodeProto node : full.getNodeList()) {
            mentioned.addAll(node.getInputList());
        }
        for (Weight weight : weights.values()) {
            if (mentioned.contains(weight.name())) {
                full.addInitializer(tensor(weight));
            }
        }
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("ripieno")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setGraph(full)
                .build();
    }

    Weight declare(String name, Role role, Filling filling, long... shape) {
        Weight known = weights.get(name);
        if (known == null) {
            int size = 1;
            for (long length : shape) {
                size = Math.multiplyExact(size, Math.toIntExact(length));
            }
            known = new Weight(name, shape, role, filling.fill(size));
            weights.put(name, known);
        } else if (!Arrays.equals(known.shape(), shape) || known.role() != role) {
            throw new GraphException(
                    "Weight %s is shared as %s of shape %s and cannot also be %s of shape %s. Give one of them another name."
                            .formatted(
                                    name, known.role(), Arrays.toString(known.shape()), role, Arrays.toString(shape)));
        }
        return known;
    }

    void add(GraphProto graph) {
        graphs.put(graph.getName(), graph);
    }

    private static TensorProto tensor(Weight weight) {
        return Constants.floats(weight.name(), weight.values(), weight.shape());
    }
}
