package io.ripieno.models.interpret;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Operators that rearrange dimensions, ask for them or make tensors of them. */
final class Shapes {
    private Shapes() {}

    static Operator.Single flatten(Node node) {
        node.allowOnly("axis");
        long axis = node.integer("axis", 1);
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] shape = x.shape();
            long rows = 1;
            for (int i = 0; i < (axis < 0 ? axis + shape.length : axis); i++) {
                rows *= shape[i];
            }
            return torch.reshape(x, rows, x.numel() / Math.max(rows, 1));
        };
    }

    /** A length of 0 keeps the input's, -1 takes what is left. */
    static Operator.Single reshape(Node node) {
        node.allowOnly("allowzero");
        node.allowOnlyZero("allowzero");
        return (inputs, mode) -> {
            long[] shape = inputs.integers(1);
            for (int i = 0; i < shape.length; i++) {
                shape[i] = shape[i] == 0 ? inputs.get(0).size(i) : shape[i];
            }
            return torch.reshape(inputs.get(0), shape);
        };
    }

    static Operator.Single squeeze(Node node) {
        node.allowOnly();
        return (inputs, mode) ->
                inputs.has(1) ? torch.squeeze(inputs.get(0), inputs.integers(1)) : torch.squeeze(inputs.get(0));
    }

    static Operator.Single unsqueeze(Node node) {
        node.allowOnly();
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] axes = inputs.integers(1);
            long rank = x.dim() + axes.length;
            for (int i = 0; i < axes.length; i++) {
                axes[i] = axes[i] < 0 ? axes[i] + rank : axes[i];
            }
            Arrays.sort(axes);
            for (long axis : axes) {
                x = torch.unsqueeze(x, axis);
            }
            return x;
        };
    }

    /** Reverses the dimensions if no order is given. */
    static Operator.Single transpose(Node node) {
        node.allowOnly("perm");
        long[] order = node.integers("perm");
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            return torch.permute(x, order.length == 0 ? reversed(x) : order);
        };
    }

    /** Broadcasts both ways: a length of 1 in the shape keeps the input's. */
    static Operator.Single expand(Node node) {
        node.allowOnly();
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            long[] shape = inputs.integers(1);
            long[] own = x.shape();
            long[] full = new long[Math.max(shape.length, own.length)];
            for (int i = 1; i <= full.length; i++) {
                long asked = i <= shape.length ? shape[shape.length - i] : 1;
                full[full.length - i] = asked == 1 && i <= own.length ? own[own.length - i] : asked;
            }
            return x.expand(full);
        };
    }

    static Operator.Single shape(Node node) {
        node.allowOnly("start", "end");
        long start = node.integer("start", 0);
        long end = node.integer("end", Long.MAX_VALUE);
        return (inputs, mode) -> {
            long[] shape = inputs.get(0).shape();
            int from = place(start, shape.length);
            long[] part = Arrays.copyOfRange(shape, from, Math.max(from, place(end, shape.length)));
            return Tensors.of(part, part.length);
        };
    }

    /** Zeros in single precision if no value is given. */
    static Operator.Single constant(Node node) {
        node.allowOnly("value");
        TensorProto value = node.tensor("value");
        if (value != null && value.getDataType() == DataType.INT64.getNumber()) {
            long number = raw(value).getLong();
            return (inputs, mode) ->
                    torch.full(inputs.integers(0), new Scalar(number)).to(ScalarType.Long);
        }
        if (value != null && value.getDataType() != DataType.FLOAT.getNumber()) {
            throw node.refusal("fills with floats and 64-bit integers only");
        }
        double number = value == null ? 0 : raw(value).getFloat();
        return (inputs, mode) -> torch.full(inputs.integers(0), new Scalar(number))
                .to(node.precision().type());
    }

    /** Floats take the precision that the network is executed in. */
    static Operator.Single cast(Node node) {
        node.allowOnly("to");
        ScalarType type =
                switch ((int) node.integer("to", 0)) {
                    case DataType.FLOAT_VALUE -> node.precision().type();
                    case DataType.DOUBLE_VALUE -> ScalarType.Double;
                    case DataType.INT64_VALUE -> ScalarType.Long;
                    case DataType.INT32_VALUE -> ScalarType.Int;
                    case DataType.BOOL_VALUE -> ScalarType.Bool;
                    default -> throw node.refusal("does not cast to the type " + node.integer("to", 0));
                };
        return (inputs, mode) -> inputs.get(0).to(type);
    }

    private static java.nio.ByteBuffer raw(TensorProto value) {
        return value.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static long[] reversed(Tensor x) {
        long[] order = new long[Math.toIntExact(x.dim())];
        Arrays.setAll(order, i -> order.length - 1 - i);
        return order;
    }

    private static int place(long index, int length) {
        long resolved = index < 0 ? index + length : index;
        return (int) Math.max(0, Math.min(resolved, length));
    }
}
