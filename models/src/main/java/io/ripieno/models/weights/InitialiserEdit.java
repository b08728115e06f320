package io.ripieno.models.weights;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Reads and makes the initialisers and nodes of ONNX graphs that are rewritten. */
final class InitialiserEdit {
    private InitialiserEdit() {}

    static boolean isFloat(TensorProto tensor) {
        return tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber();
    }

    /** The numbers of a tensor of floats. */
    static float[] floats(TensorProto tensor) {
        if (tensor.getRawData().isEmpty()) {
            float[] values = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.getFloatData(i);
            }
            return values;
        }
        ByteBuffer raw = tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[raw.remaining() / Float.BYTES];
        raw.asFloatBuffer().get(values);
        return values;
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A tensor of little-endian bytes. */
    static TensorProto tensor(String name, TensorProto.DataType type, List<Long> shape, ByteBuffer raw) {
        return TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .addAllDims(shape)
                .setRawData(ByteString.copyFrom(raw.rewind()))
                .build();
    }

    static NodeProto.Builder node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    /** A node that makes single-precision numbers of others. */
    static NodeProto castToFloat(String output, String input) {
        return cast(output, input, TensorProto.DataType.FLOAT);
    }

    /** A node that makes numbers of a type of others. */
    static NodeProto cast(String output, String input, TensorProto.DataType type) {
        return node("Cast", output, input)
                .addAttribute(ai.onnx.proto.OnnxMl.AttributeProto.newBuilder()
                        .setName("to")
                        .setType(ai.onnx.proto.OnnxMl.AttributeProto.AttributeType.INT)
                        .setI(type.getNumber()))
                .build();
    }

    /** Whether a node of the graph reads a value of that name, or the graph gives it. */
    static boolean isUsed(GraphProto.Builder graph, String name) {
        return graph.getNodeList().stream().anyMatch(node -> node.getInputList().contains(name))
                || graph.getOutputList().stream()
                        .anyMatch(output -> output.getName().equals(name));
    }
}
