package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rewrites blocks of convolution, batch normalisation, ReLU and max-pool into ones that give the same for less work. A ReLU
 * that a max-pool alone reads comes after it, where there is less to read. A convolution of an input of the graph, with few
 * weights for each of many channels, is made one with its batch normalisation: {@link NormalisedConvolution}.
 */
final class BlockRewriting {
    /** What is added to the name of a convolution that normalises. */
    static final String NORMALISED = "Normalised";

    private static final String POOLED = "/pooled";

    private final Predicate<String> narrow;
    private final Set<String> inputs = new HashSet<>();
    private final Map<String, Integer> readers = new HashMap<>();
    private final Map<String, NodeProto> makers = new HashMap<>();
    private final List<NodeProto> nodes = new ArrayList<>();

    private BlockRewriting(GraphProto graph, Predicate<String> narrow) {
        this.narrow = narrow;
        graph.getInputList().forEach(input -> inputs.add(input.getName()));
        graph.getOutputList().stream().map(ValueInfoProto::getName).forEach(this::read);
        graph.getNodeList().forEach(node -> node.getInputList().forEach(this::read));
        graph.getNodeList().forEach(this::take);
    }

    /**
     * The graph, rewritten.
     *
     * @param narrow whether a weight of this name is of a convolution with few weights for each of many channels
     */
    static GraphProto of(GraphProto graph, Predicate<String> narrow) {
        BlockRewriting rewriting = new BlockRewriting(graph, narrow);
        return graph.toBuilder().clearNode().addAllNode(rewriting.nodes).build();
    }

    private void read(String value) {
        readers.merge(value, 1, Integer::sum);
    }

    private void take(NodeProto node) {
        NodeProto before = node.getInputCount() == 0 ? null : makers.get(node.getInput(0));
        if (before != null && readers.getOrDefault(node.getInput(0), 0) == 1) {
            if (isA("MaxPool", node) && isA("Relu", before)) {
                exchange(before, node);
                return;
            }
            if (isA("BatchNormalization", node) && isNarrow(before)) {
                fuse(before, node);
                return;
            }
        }
        add(node);
    }

    private void exchange(NodeProto relu, NodeProto pool) {
        nodes.remove(relu);
        String pooled = relu.getInput(0) + POOLED;
        add(pool.toBuilder().setInput(0, relu.getInput(0)).setOutput(0, pooled).build());
        add(relu.toBuilder().setInput(0, pooled).setOutput(0, pool.getOutput(0)).build());
    }

    private void fuse(NodeProto convolution, NodeProto normalisation) {
        nodes.remove(convolution);
        NodeProto.Builder both = normalisation.toBuilder()
                .setOpType(convolution.getOpType() + NORMALISED)
                .addAllAttribute(convolution.getAttributeList())
                .clearInput()
                .addAllInput(convolution.getInputList())
                .addAllInput(normalisation.getInputList().subList(1, normalisation.getInputCount()));
        add(both.build());
    }

    private boolean isNarrow(NodeProto node) {
        return isA("Conv", node)
                && node.getInputCount() == 2
                && inputs.contains(node.getInput(0))
                && narrow.test(node.getInput(1))
                && node.getAttributeList().stream().allMatch(BlockRewriting::isPlain);
    }

    private static boolean isPlain(AttributeProto attribute) {
        List<Long> numbers = attribute.getIntsList();
        int half = numbers.size() / 2;
        return switch (attribute.getName()) {
            case "pads" -> numbers.subList(0, half).equals(numbers.subList(half, numbers.size()));
            case "group" -> attribute.getI() == 1;
            default -> true;
        };
    }

    private void add(NodeProto node) {
        node.getOutputList().forEach(output -> makers.put(output, node));
        nodes.add(node);
    }

    private static boolean isA(String operator, NodeProto node) {
        return node.getOpType().equals(operator);
    }
}
