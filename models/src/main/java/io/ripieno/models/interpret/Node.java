package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A node as an operator reads it: attributes by name, with the defaults of the ONNX operator given by the caller. */
final class Node {
    private final NodeProto proto;

    Node(NodeProto proto) {
        this.proto = proto;
    }

    List<String> inputs() {
        return proto.getInputList();
    }

    String output() {
        return proto.getOutput(0);
    }

    String operator() {
        return proto.getOpType();
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

    long[] integers(String name, long... absent) {
        AttributeProto attribute = attribute(name);
        return attribute == null
                ? absent
                : attribute.getIntsList().stream().mapToLong(Long::longValue).toArray();
    }

    /** Refuses attributes that the operator does not read: ignoring one would compute something else. */
    void allowOnly(Set<String> names) {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (!names.contains(attribute.getName())) {
                throw refusal("does not know the attribute " + attribute.getName());
            }
        }
    }

    InterpretException refusal(String problem) {
        return new InterpretException(
                "Node %s: operator %s %s. Write the graph without it or add it to the interpreter's operators."
                        .formatted(proto.getName(), proto.getOpType(), problem));
    }

    private @Nullable AttributeProto attribute(String name) {
        for (AttributeProto attribute : proto.getAttributeList()) {
            if (attribute.getName().equals(name)) {
                return attribute;
            }
        }
        return null;
    }
}
