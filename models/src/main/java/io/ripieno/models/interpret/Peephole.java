package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Rewrites a graph into one that gives the same outputs and stages in fewer nodes. A recurrent node whose sequence is one step
 * long by the graph itself becomes a cell, and dimensions that one node adds and the next takes away are not added. Without
 * this, a decoder that runs step by step spends more on dimensions of length 1 than on its cells.
 */
final class Peephole {
    private static final Set<String> VIEWS = Set.of("Squeeze", "Unsqueeze");
    private static final int SEQUENCE = 0;
    private static final int FIRST_STATE = 5;
    private static final int LAST_STATE = 6;

    private final GraphProto.Builder rewritten;
    private final Map<String, List<Long>> constants = new HashMap<>();
    private final Map<String, String> same = new HashMap<>();
    private final Map<String, NodeProto> makers = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    private Peephole(GraphProto graph) {
        this.rewritten = graph.toBuilder().clearNode();
        for (TensorProto constant : graph.getInitializerList()) {
            names.add(constant.getName());
            if (constant.getDataType() == TensorProto.DataType.INT64.getNumber()) {
                constants.put(constant.getName(), integers(constant));
            }
        }
        graph.getNodeList().forEach(node -> names.addAll(node.getOutputList()));
        graph.getNodeList().forEach(this::take);
    }

    /** The graph, rewritten. */
    static GraphProto of(GraphProto graph) {
        return new Peephole(graph).withoutUnreadViews();
    }

    private void take(NodeProto given) {
        NodeProto.Builder renamed = given.toBuilder();
        for (int i = 0; i < given.getInputCount(); i++) {
            renamed.setInput(i, same.getOrDefault(given.getInput(i), given.getInput(i)));
        }
        NodeProto node = renamed.build();
        if (node.getOpType().equals("Squeeze")) {
            squeeze(node);
        } else if (isOneStep(node)) {
            cell(node);
        } else {
            add(node);
        }
    }

    private void squeeze(NodeProto node) {
        NodeProto maker = makers.get(node.getInput(0));
        List<Long> taken = axes(node);
        if (maker == null || taken.isEmpty() || !axes(maker).containsAll(taken) || !isAn("Unsqueeze", maker)) {
            add(node);
            return;
        }
        List<Long> left = axes(maker).stream()
                .filter(axis -> !taken.contains(axis))
                .map(axis -> axis - taken.stream().filter(gone -> gone < axis).count())
                .toList();
        if (left.isEmpty()) {
            same.put(node.getOutput(0), maker.getInput(0));
            add(node);
        } else {
            add(view("Unsqueeze", node.getName(), maker.getInput(0), node.getOutput(0), left));
        }
    }

    private boolean isOneStep(NodeProto node) {
        if (!isAn("GRU", node) && !isAn("LSTM", node)) {
            return false;
        }
        NodeProto maker = makers.get(node.getInput(SEQUENCE));
        return maker != null
                && isAn("Unsqueeze", maker)
                && axes(maker).contains(0L)
                && node.getAttributeList().stream().noneMatch(Peephole::isBidirectional);
    }

    private static boolean isBidirectional(AttributeProto attribute) {
        return attribute.getS().toStringUtf8().equals("bidirectional");
    }

    /** The cell has neither the dimension of time nor that of directions. */
    private void cell(NodeProto node) {
        NodeProto.Builder cell =
                node.toBuilder().setOpType(node.getOpType() + Operators.CELL).clearOutput();
        for (int i = 0; i < node.getInputCount(); i++) {
            if ((i == SEQUENCE || (i >= FIRST_STATE && i <= LAST_STATE))
                    && !node.getInput(i).isEmpty()) {
                String flat = fresh();
                take(view("Squeeze", node.getName(), node.getInput(i), flat, List.of(0L)));
                cell.setInput(i, same.getOrDefault(flat, flat));
            }
        }
        String hidden = fresh();
        cell.addOutput(hidden);
        List<NodeProto> whole = new ArrayList<>();
        for (int i = 0; i < node.getOutputCount(); i++) {
            String state = i < 2 ? hidden : fresh();
            if (i >= 2) {
                cell.addOutput(state);
            }
            if (!node.getOutput(i).isEmpty()) {
                List<Long> axes = i == 0 ? List.of(0L, 1L) : List.of(0L);
                whole.add(view("Unsqueeze", node.getName(), state, node.getOutput(i), axes));
            }
        }
        add(cell.build());
        whole.forEach(this::add);
    }

    private void add(NodeProto node) {
        node.getOutputList().forEach(output -> makers.put(output, node));
        rewritten.addNode(node);
    }

    private NodeProto view(String operator, String name, String from, String to, List<Long> axes) {
        String constant = fresh();
        constants.put(constant, axes);
        rewritten.addInitializer(TensorProto.newBuilder()
                .setName(constant)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(axes.size())
                .setRawData(ByteString.copyFrom(bytes(axes))));
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(name)
                .addInput(from)
                .addInput(constant)
                .addOutput(to)
                .build();
    }

    private GraphProto withoutUnreadViews() {
        Set<String> read = new HashSet<>();
        rewritten.getOutputList().stream().map(ValueInfoProto::getName).forEach(read::add);
        for (int i = rewritten.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = rewritten.getNode(i);
            if (VIEWS.contains(node.getOpType())
                    && node.getOutputList().stream().noneMatch(read::contains)) {
                rewritten.removeNode(i);
            } else {
                read.addAll(node.getInputList());
            }
        }
        return rewritten.build();
    }

    /** The constant axes of a node; none if they are unknown or count from the end. */
    private List<Long> axes(NodeProto node) {
        List<Long> axes = node.getInputCount() < 2 ? null : constants.get(node.getInput(1));
        return axes == null || axes.stream().anyMatch(axis -> axis < 0) ? List.of() : axes;
    }

    private String fresh() {
        int number = names.size();
        while (!names.add("step/" + number)) {
            number++;
        }
        return "step/" + number;
    }

    private static boolean isAn(String operator, NodeProto node) {
        return node.getOpType().equals(operator);
    }

    private static List<Long> integers(TensorProto constant) {
        var raw = constant.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asLongBuffer();
        long[] values = new long[raw.remaining()];
        raw.get(values);
        return LongStream.of(values).boxed().toList();
    }

    private static ByteBuffer bytes(List<Long> values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putLong);
        return bytes.flip();
    }
}
