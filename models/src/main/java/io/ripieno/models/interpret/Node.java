package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** A node as an operator reads it: attributes by name, with the defaults of the ONNX operator given by the caller. */
final class Node {
    private final NodeProto proto;
    private final Map<String, List<Tensor>> weights;
    private final Precision precision;
    private final @Nullable TensorProto[] constants;
    private final long[] @Nullable [] integers;

    /**
     * @param weights the tensors of each of the network's that collect its gradients
     * @param constants of the graph by name
     */
    Node(NodeProto proto, Map<String, List<Tensor>> weights, Map<String, TensorProto> constants, Precision precision) {
        this.proto = proto;
        this.weights = weights;
        this.precision = precision;
        this.constants = new TensorProto[proto.getInputCount()];
        this.integers = new long[proto.getInputCount()][];
        for (int i = 0; i < this.constants.length; i++) {
            TensorProto constant = constants.get(proto.getInput(i));
            this.constants[i] = constant;
            if (constant != null && constant.getDataType() == TensorProto.DataType.INT64.getNumber()) {
                integers[i] = longs(constant);
            }
        }
    }

    List<String> inputs() {
        return proto.getInputList();
    }

    List<String> outputs() {
        return proto.getOutputList();
    }

    boolean hasInput(int index) {
        return index < proto.getInputCount() && !proto.getInput(index).isEmpty();
    }

    /** The tensors of a weight that an input is; one for each direction, or bias of one, if it is of a recurrent layer. */
    List<Tensor> weight(int index) {
        List<Tensor> weight = weights.get(proto.getInput(index));
        if (weight == null) {
            throw refusal("takes a weight of the network for input %d, not %s".formatted(index, proto.getInput(index)));
        }
        return weight;
    }

    String operator() {
        return proto.getOpType();
    }

    Precision precision() {
        return precision;
    }

    /** The integers of an input that is a constant of the graph; null of any other. */
    long @Nullable [] constantIntegers(int index) {
        long[] values = integers[index];
        return values == null ? null : values.clone();
    }

    /** Whether an input is a constant integer without dimensions. */
    boolean isConstantInteger(int index) {
        TensorProto constant = constants[index];
        return constant != null && integers[index] != null && constant.getDimsCount() == 0;
    }

    /** The value of an input that is a constant single number of the graph; null of any other. */
    @Nullable
    Float constantNumber(int index) {
        TensorProto constant = constants[index];
        if (constant == null || constant.getDataType() != TensorProto.DataType.FLOAT.getNumber()) {
            return null;
        }
        var values = constant.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        return values.remaining() == 1 ? values.get() : null;
    }

    long integer(String name, long absent) {
        AttributeProto attribute = attribute(name);
        return attribute == null ? absent : attribute.getI();
    }

    double number(String name, double absent) {
        AttributeProto attribute = attribute(name);
        return attribute == null ? absent : Double.parseDouble(Float.toString(attribute.getF()));
    }

    String text(String name, String absent) {
        AttributeProto attribute = attribute(name);
        return attribute == null ? absent : attribute.getS().toStringUtf8();
    }

    @Nullable
    TensorProto tensor(String name) {
        AttributeProto attribute = attribute(name);
        return attribute == null ? null : attribute.getT();
    }

    long[] integers(String name, long... absent) {
        AttributeProto attribute = attribute(name);
        return attribute == null
                ? absent
                : attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
    }

    /** Refuses attributes that the operator does not read: ignoring one would compute something else. */
    void allowOnly(String... names) {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (!Set.of(names).contains(attribute.getName())) {
                throw refusal("does not know the attribute " + attribute.getName());
            }
        }
    }

    /** Refuses inputs that the operator does not read, and one of the first {@code least} that is left out. */
    void allowInputs(int least, int most) {
        for (int i = 0; i < least; i++) {
            if (!hasInput(i)) {
                throw refusal("needs input " + i);
            }
        }
        for (int i = most; i < proto.getInputCount(); i++) {
            if (hasInput(i)) {
                throw refusal("does not read input %d, %s".formatted(i, proto.getInput(i)));
            }
        }
    }

    /** Refuses an attribute that is there and says anything but what is done. */
    void allowOnlyZero(String name) {
        if (integer(name, 0) != 0) {
            throw refusal("does not do the attribute %s = %d".formatted(name, integer(name, 0)));
        }
    }

    InterpretException refusal(String problem) {
        return new InterpretException(
                "Node %s: operator %s %s. Write the graph without it or add it to the interpreter's operators."
                        .formatted(proto.getName(), proto.getOpType(), problem));
    }

    /** A run that libtorch refused at this node, mostly for shapes that do not fit. */
    InterpretException failure(String shapes, RuntimeException cause) {
        String reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return new InterpretException(
                "Node %s: operator %s cannot be run on %s: %s. Maybe an input of the graph has another shape than it was built for."
                        .formatted(proto.getName(), proto.getOpType(), shapes, reason),
                cause);
    }

    private @Nullable AttributeProto attribute(String name) {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    private static long[] longs(TensorProto constant) {
        var raw = constant.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long[] values = new long[raw.remaining() / Long.BYTES];
        raw.asLongBuffer().get(values);
        return values;
    }
}
