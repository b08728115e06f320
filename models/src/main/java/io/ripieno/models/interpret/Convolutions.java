package io.ripieno.models.interpret;

import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Convolution and pooling over {@code [batch][channels][frequency][time]}. */
final class Convolutions {
    private Convolutions() {}

    static Operator.Step convolution(Node node) {
        node.allowOnly(Set.of("kernel_shape", "strides", "pads", "dilations", "group"));
        long[] strides = node.integers("strides", 1, 1);
        long[] pads = symmetricPads(node);
        long[] dilations = node.integers("dilations", 1, 1);
        long groups = node.integer("group", 1);
        return (inputs, mode) -> channelsTogether(
                torch.conv2d(inputs.get(0), inputs.get(1), inputs.optional(2), strides, pads, dilations, groups));
    }

    static Operator.Step maxPool(Node node) {
        node.allowOnly(Set.of("kernel_shape", "strides", "pads", "dilations", "ceil_mode", "storage_order"));
        long[] kernel = kernel(node);
        long[] strides = node.integers("strides", 1, 1);
        long[] pads = symmetricPads(node);
        long[] dilations = node.integers("dilations", 1, 1);
        boolean ceil = node.integer("ceil_mode", 0) != 0;
        return (inputs, mode) -> torch.max_pool2d(inputs.get(0), kernel, strides, pads, dilations, ceil);
    }

    /** Lays the channels of a place side by side, over which libtorch normalises and pools several times faster. */
    private static Tensor channelsTogether(Tensor map) {
        return map.contiguous(torch.MemoryFormat.ChannelsLast);
    }

    private static long[] kernel(Node node) {
        long[] kernel = node.integers("kernel_shape");
        if (kernel.length != 2) {
            throw node.refusal("pools over two dimensions only");
        }
        return kernel;
    }

    private static long[] symmetricPads(Node node) {
        long[] pads = node.integers("pads", 0, 0, 0, 0);
        if (pads.length != 4) {
            throw node.refusal("works on two dimensions only");
        }
        if (pads[0] != pads[2] || pads[1] != pads[3]) {
            throw node.refusal("has asymmetric pads, which need a Pad node of their own");
        }
        return new long[] {pads[0], pads[1]};
    }
}
