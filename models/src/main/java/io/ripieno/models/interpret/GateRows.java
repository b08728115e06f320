package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.ripieno.models.graph.Gates;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Weight;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * How the rows of a weight lie that belong to the gates of recurrent layers.
 *
 * @param stacks how many times all gates follow one another: once for each direction, twice for its biases
 */
record GateRows(Gates gates, int stacks) {
    private static final int INPUT = 1;
    private static final int BIAS = 3;

    /**
     * Those of all weights of recurrent layers, by name.
     *
     * @throws InterpretException if such a weight is also read in another way, for which its rows would lie wrongly
     */
    static Map<String, GateRows> of(GraphSet network) {
        Map<String, Weight> weights = new HashMap<>();
        network.weights().forEach(weight -> weights.put(weight.name(), weight));
        Map<String, Optional<GateRows>> all = new HashMap<>();
        for (String graph : network.graphNames()) {
            for (NodeProto node : network.definition(graph).getNodeList()) {
                for (int i = 0; i < node.getInputCount(); i++) {
                    Weight weight = weights.get(node.getInput(i));
                    if (weight != null) {
                        note(all, weight, node, i);
                    }
                }
            }
        }
        Map<String, GateRows> rows = new HashMap<>();
        all.forEach((name, own) -> own.ifPresent(known -> rows.put(name, known)));
        return rows;
    }

    private static void note(Map<String, Optional<GateRows>> all, Weight weight, NodeProto node, int input) {
        Optional<GateRows> own = input < INPUT || input > BIAS
                ? Optional.empty()
                : Gates.of(node)
                        .map(gates -> new GateRows(gates, Math.toIntExact(weight.shape()[0]) * (input < BIAS ? 1 : 2)));
        Optional<GateRows> known = all.putIfAbsent(weight.name(), own);
        if (known != null && !known.equals(own)) {
            throw new InterpretException(
                    "Node %s: operator %s reads %s, which a node of another kind reads too, and one of both is recurrent. Give each a weight of its own."
                            .formatted(node.getName(), node.getOpType(), weight.name()));
        }
    }

    /** A tensor for each stack, with gradients of its own, in the memory of the whole weight. */
    List<Tensor> parts(Tensor weight) {
        Tensor rows = weight.flatten(0, 1);
        TensorVector parts = torch.unbind(rows.unflatten(0, stacks, rows.size(0) / stacks), 0);
        List<Tensor> own = new ArrayList<>();
        for (long i = 0; i < parts.size(); i++) {
            own.add(parts.get(i).data());
        }
        return own;
    }

    float[] toOnnx(float[] values) {
        return gates.toOnnx(values, stacks);
    }

    float[] fromOnnx(float[] values) {
        return gates.fromOnnx(values, stacks);
    }
}
