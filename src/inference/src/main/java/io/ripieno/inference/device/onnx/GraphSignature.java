package io.ripieno.inference.device.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what {@code model.json} says of a graph's inputs and outputs with what the graph itself says. */
final class GraphSignature {
    private GraphSignature() {}

    static void check(String model, GraphSpec graph, Map<String, NodeInfo> inputs, Map<String, NodeInfo> outputs)
            throws ModelException {
        List<String> problems = new ArrayList<>();
        compare("input", graph.inputs(), inputs, problems);
        compare("output", graph.outputs(), outputs, problems);
        Set<String> stated = graph.inputs().stream().map(TensorSpec::tensor).collect(Collectors.toSet());
        for (String input : inputs.keySet()) {
            if (!stated.contains(input)) {
                problems.add("the graph needs an input " + input + " that is not stated");
            }
        }
        if (!problems.isEmpty()) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "Graph " + graph.name() + " of " + model + " (" + graph.file() + ") is not what model.json says: "
                            + String.join("; ", problems) + ". Correct model.json or export the model again.");
        }
    }

    private static void compare(
            String side, List<TensorSpec> stated, Map<String, NodeInfo> actual, List<String> problems) {
        for (TensorSpec tensor : stated) {
            NodeInfo node = actual.get(tensor.tensor());
            if (node == null) {
                problems.add("there is no " + side + " " + tensor.tensor() + ", only " + actual.keySet());
            } else if (!(node.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
                problems.add(side + " " + tensor.tensor() + " is not a float tensor but " + node.getInfo());
            } else if (!fits(tensor.shape(), info.getShape())) {
                problems.add(side + " " + tensor.describe() + " has the shape " + Arrays.toString(info.getShape())
                        + " in the graph");
            }
        }
    }

    /** A dynamic extent of the graph (-1) takes any stated one; a batch must be dynamic in the graph. */
    private static boolean fits(List<Long> stated, long[] actual) {
        if (stated.size() != actual.length) {
            return false;
        }
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] != -1 && actual[i] != stated.get(i)) {
                return false;
            }
        }
        return true;
    }
}
