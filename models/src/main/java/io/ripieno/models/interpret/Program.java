package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.bytedeco.pytorch.Tensor;

/**
 * A graph made ready: each value has a place, each node is prepared and knows which values nothing reads after it. Kept to
 * the end are the outputs and the stages, which are values of Identity nodes.
 */
final class Program {
    /** One node: where it reads (-1 for nothing), where it writes (-1 for what is left out), what is dead after it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Line(Node node, Operator.Step step, int[] reads, int[] writes, int[] dead) {}

    private final Map<String, Integer> places = new HashMap<>();
    private final Map<String, Integer> kept = new HashMap<>();
    private final Map<String, Integer> inputs = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param weights what the graph may read without defining it, and the tensors that collect its gradients
     * @throws InterpretException if a node cannot be executed
     */
    Program(GraphProto graph, Map<String, List<Tensor>> weights, Precision precision) {
        Map<String, TensorProto> constants = new HashMap<>();
        graph.getInitializerList().forEach(constant -> constants.put(constant.getName(), constant));
        weights.keySet().forEach(this::place);
        constants.keySet().forEach(this::place);
        for (ValueInfoProto input : graph.getInputList()) {
            inputs.put(input.getName(), place(input.getName()));
        }
        int given = places.size();
        for (NodeProto proto : graph.getNodeList()) {
            Node node = new Node(proto, weights, constants, precision);
            Operator.Step step = Operators.prepare(node);
            int[] reads =
                    node.inputs().stream().mapToInt(name -> read(node, name)).toArray();
            int[] writes = node.outputs().stream()
                    .mapToInt(name -> name.isEmpty() ? -1 : place(name))
                    .toArray();
            lines.add(new Line(node, step, reads, writes, new int[0]));
            if (node.operator().equals("Identity")) {
                keep(node.outputs().get(0));
            }
        }
        graph.getOutputList().forEach(output -> keep(output.getName()));
        markDead(place -> place >= given && !kept.containsValue(place));
    }

    List<Line> lines() {
        return lines;
    }

    /** The inputs and their places. */
    Map<String, Integer> inputs() {
        return inputs;
    }

    int size() {
        return places.size();
    }

    /** Where a weight, constant or input belongs. */
    int placeOf(String name) {
        Integer place = places.get(name);
        if (place == null) {
            throw new InterpretException(
                    "There is no value %s; there are %s. Name one of them, or add the node that gives it."
                            .formatted(name, places.keySet()));
        }
        return place;
    }

    Map<String, Integer> kept() {
        return kept;
    }

    private int place(String name) {
        return places.computeIfAbsent(name, unseen -> places.size());
    }

    private int read(Node node, String name) {
        if (name.isEmpty()) {
            return -1;
        }
        Integer place = places.get(name);
        if (place == null) {
            throw node.refusal("reads %s, which is not defined before it".formatted(name));
        }
        return place;
    }

    private void keep(String name) {
        kept.put(name, placeOf(name));
    }

    private void markDead(IntPredicate mayDie) {
        Set<Integer> readLater = new HashSet<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            int[] dead = java.util.stream.IntStream.concat(Arrays.stream(line.reads()), Arrays.stream(line.writes()))
                    .filter(place -> place >= 0 && mayDie.test(place) && readLater.add(place))
                    .toArray();
            lines.set(i, new Line(line.node(), line.step(), line.reads(), line.writes(), dead));
        }
    }
}
