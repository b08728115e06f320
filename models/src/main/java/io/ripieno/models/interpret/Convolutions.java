package io.ripieno.models.interpret;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Convolutions over {@code [batch][channels][time]} and {@code [batch][channels][frequency][time]}. */
final class Convolutions {
    private Convolutions() {}

    static Operator.Single convolution(Node node) {
        node.allowOnly("kernel_shape", "strides", "pads", "dilations", "group");
        WindowAttributes asked = WindowAttributes.of(node);
        long groups = node.integer("group", 1);
        WindowAttributes window = asked.symmetric() ? asked : asked.unpadded();
        long[] none = new long[window.dimensions()];
        Precision precision = node.precision();
        return (inputs, mode) -> {
            ScalarType type = groups == 1 ? precision.products(mode) : precision.type();
            Tensor x = inputs.get(0).to(type);
            Tensor y = torch.convolution(
                    asked.symmetric() ? x : asked.pad(x, 0),
                    inputs.get(1).to(type),
                    inputs.has(2) ? new TensorOptional(inputs.get(2).to(type)) : new TensorOptional(),
                    window.strides(),
                    window.before(),
                    window.dilations(),
                    false,
                    none,
                    groups);
            return channelsTogether(y).to(precision.type());
        };
    }

    /** Lays the channels of a place side by side, over which libtorch normalises and pools several times faster. */
    private static Tensor channelsTogether(Tensor map) {
        return map.dim() == 4 ? map.contiguous(torch.MemoryFormat.ChannelsLast) : map;
    }

    /** Pads take away from the result; what asymmetric ones take is cut off after an unpadded run. */
    static Operator.Single transposed(Node node) {
        node.allowOnly("kernel_shape", "strides", "pads", "dilations", "group", "output_padding");
        WindowAttributes asked = WindowAttributes.of(node);
        long groups = node.integer("group", 1);
        WindowAttributes window = asked.symmetric() ? asked : asked.unpadded();
        long[] outputPads = node.integers("output_padding", new long[window.dimensions()]);
        if (outputPads.length != window.dimensions()) {
            throw node.refusal("has output_padding " + Arrays.toString(outputPads));
        }
        return (inputs, mode) -> {
            Tensor y = torch.convolution(
                    inputs.get(0),
                    inputs.get(1),
                    inputs.optional(2),
                    window.strides(),
                    window.before(),
                    window.dilations(),
                    true,
                    outputPads,
                    groups);
            return asked.symmetric() ? y : cut(y, asked);
        };
    }

    private static Tensor cut(Tensor y, WindowAttributes asked) {
        for (int i = 0; i < asked.dimensions(); i++) {
            long length = y.size(i + 2) - asked.before()[i] - asked.after()[i];
            y = torch.narrow(y, i + 2, asked.before()[i], length);
        }
        return y;
    }
}
