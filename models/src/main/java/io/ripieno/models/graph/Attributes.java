package io.ripieno.models.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;

/** The attributes of a node, in the order they were set. */
public final class Attributes {
    private final List<AttributeProto> protos = new ArrayList<>();

    public static Attributes none() {
        return new Attributes();
    }

    public Attributes with(String name, long value) {
        protos.add(attribute(name, AttributeType.INT).setI(value).build());
        return this;
    }

    public Attributes with(String name, float value) {
        protos.add(attribute(name, AttributeType.FLOAT).setF(value).build());
        return this;
    }

    public Attributes with(String name, long... values) {
        AttributeProto.Builder attribute = attribute(name, AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        protos.add(attribute.build());
        return this;
    }

    public Attributes with(String name, String text) {
        protos.add(attribute(name, AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(text))
                .build());
        return this;
    }

    /** A tensor of a single 1, as the value that ConstantOfShape repeats. */
    Attributes withOnes(String name) {
        protos.add(attribute(name, AttributeType.TENSOR)
                .setT(Constants.floats("", new float[] {1}, 1))
                .build());
        return this;
    }

    List<AttributeProto> protos() {
        return List.copyOf(protos);
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }
}
