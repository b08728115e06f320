package io.ripieno.models.interpret;

import java.util.Arrays;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Pooling over the dimensions after {@code [batch][channels]}. */
final class Pools {
    private Pools() {}

    /** libtorch pads by at most half a window, the same on both sides; anything else is padded before. */
    static Operator.Single max(Node node) {
        node.allowOnly("kernel_shape", "strides", "pads", "dilations", "ceil_mode", "storage_order");
        node.allowOnlyZero("ceil_mode");
        WindowAttributes asked = WindowAttributes.of(node);
        boolean direct = direct(asked);
        WindowAttributes window = direct ? asked : asked.unpadded();
        return (inputs, mode) -> {
            Tensor x = direct ? inputs.get(0) : asked.pad(inputs.get(0), Double.NEGATIVE_INFINITY);
            return window.dimensions() == 1
                    ? torch.max_pool1d(x, window.kernel(), window.strides(), window.before(), window.dilations(), false)
                    : torch.max_pool2d(
                            x, window.kernel(), window.strides(), window.before(), window.dilations(), false);
        };
    }

    /** Where pads do not count, the mean over zeros is divided by the share of the window that lies inside. */
    static Operator.Single average(Node node) {
        node.allowOnly("kernel_shape", "strides", "pads", "ceil_mode", "count_include_pad");
        node.allowOnlyZero("ceil_mode");
        WindowAttributes asked = WindowAttributes.of(node);
        boolean countPads = node.integer("count_include_pad", 0) != 0;
        if (direct(asked)) {
            return (inputs, mode) -> mean(inputs.get(0), asked, countPads);
        }
        WindowAttributes window = asked.unpadded();
        return (inputs, mode) -> {
            Tensor x = inputs.get(0);
            Tensor mean = mean(asked.pad(x, 0), window, true);
            return countPads ? mean : mean.div(mean(asked.pad(torch.ones_like(x), 0), window, true));
        };
    }

    static Operator.Single globalMean(Node node) {
        node.allowOnly();
        return (inputs, mode) -> {
            long[] axes = new long[Math.toIntExact(inputs.get(0).dim() - 2)];
            Arrays.setAll(axes, i -> i + 2);
            return torch.mean(inputs.get(0), axes, true, new ScalarTypeOptional());
        };
    }

    private static Tensor mean(Tensor x, WindowAttributes window, boolean countPads) {
        return window.dimensions() == 1
                ? torch.avg_pool1d(x, window.kernel(), window.strides(), window.before(), false, countPads)
                : torch.avg_pool2d(
                        x, window.kernel(), window.strides(), window.before(), false, countPads, new LongOptional());
    }

    private static boolean direct(WindowAttributes window) {
        for (int i = 0; i < window.dimensions(); i++) {
            if (2 * window.before()[i] > window.kernel()[i]) {
                return false;
            }
        }
        return window.symmetric();
    }
}
