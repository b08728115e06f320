package io.ripieno.models.interpret;

import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Padding with a constant, a mirror image or the border. Negative pads cut. */
final class Pads {
    private Pads() {}

    static Operator.Single pad(Node node) {
        node.allowOnly("mode");
        String kind = node.text("mode", "constant");
        return switch (kind) {
            case "constant" -> (inputs, mode) -> constant(inputs);
            case "reflect" -> (inputs, mode) -> byIndex(inputs, Pads::mirrored);
            case "edge" -> (inputs, mode) -> byIndex(inputs, (i, length) -> Math.max(0, Math.min(i, length - 1)));
            default -> throw node.refusal("does not know the mode " + kind);
        };
    }

    /** Where the number at a place outside comes from. */
    private interface Source {
        long of(long place, long length);
    }

    /** ONNX lists all beginnings, then all ends; libtorch wants pairs from the last dimension. */
    private static Tensor constant(Inputs inputs) {
        long[] pads = inputs.integers(1);
        int rank = pads.length / 2;
        long[] pairs = new long[pads.length];
        for (int i = 0; i < rank; i++) {
            pairs[2 * i] = pads[rank - 1 - i];
            pairs[2 * i + 1] = pads[2 * rank - 1 - i];
        }
        return torch.constant_pad_nd(inputs.get(0), pairs, new Scalar(inputs.number(2, 0)));
    }

    private static Tensor byIndex(Inputs inputs, Source source) {
        Tensor x = inputs.get(0);
        long[] pads = inputs.integers(1);
        int rank = pads.length / 2;
        for (int axis = 0; axis < rank; axis++) {
            long before = pads[axis];
            long length = x.size(axis);
            if (before != 0 || pads[rank + axis] != 0) {
                long[] places = new long[Math.toIntExact(before + length + pads[rank + axis])];
                Arrays.setAll(places, i -> source.of(i - before, length));
                x = torch.index_select(x, axis, Tensors.of(places, places.length));
            }
        }
        return x;
    }

    /** Back and forth between the borders, which are not repeated. */
    private static long mirrored(long place, long length) {
        if (length == 1) {
            return 0;
        }
        long period = 2 * (length - 1);
        long inside = Math.floorMod(place, period);
        return inside < length ? inside : period - inside;
    }
}
