package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Pools and normalisations. */
final class PoolCases {
    private PoolCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        for (int dimensions = 1; dimensions <= 2; dimensions++) {
            int rank = dimensions;
            cases.addAll(OperatorCase.draws(6, "MaxPool", rank + "-d", draw -> {
                Attributes attributes = window(draw, rank).with("dilations", draw.times(rank, 1, 2));
                return draw.g.node("MaxPool", "y", attributes, draw.x(map(draw, rank)));
            }));
            cases.addAll(OperatorCase.draws(6, "AveragePool", rank + "-d", draw -> {
                Attributes attributes = window(draw, rank).with("count_include_pad", draw.between(0, 1));
                return draw.g.node("AveragePool", "y", attributes, draw.x(map(draw, rank)));
            }));
            cases.addAll(OperatorCase.draws(
                    2,
                    "GlobalAveragePool",
                    rank + "-d",
                    draw -> draw.g.node("GlobalAveragePool", "y", Attributes.none(), draw.x(map(draw, rank)))));
        }
        cases.addAll(OperatorCase.draws(2, "AveragePool", "symmetric", draw -> {
            Attributes attributes = Attributes.none()
                    .with("kernel_shape", new long[] {3, 2})
                    .with("pads", new long[] {1, 1, 1, 1})
                    .with("count_include_pad", draw.between(0, 1));
            return draw.g.node("AveragePool", "y", attributes, draw.x(map(draw, 2)));
        }));
        for (int rank = 2; rank <= 4; rank++) {
            int dimensions = rank - 2;
            cases.addAll(OperatorCase.draws(3, "BatchNormalization", rank + "-d", draw -> batch(draw, dimensions)));
        }
        cases.addAll(OperatorCase.draws(
                1,
                "Dropout",
                "served",
                draw -> draw.g.node(
                        "Dropout", "y", Attributes.none(), draw.x(draw.shape(3, 4)), draw.g.scalar("ratio", 0.5f))));
        return cases;
    }

    /** ONNX allows pads smaller than the kernel, on either side. */
    private static Attributes window(Draw draw, int rank) {
        long[] kernel = draw.times(rank, 2, 4);
        long[] pads = draw.times(2 * rank, 0, 1);
        return Attributes.none()
                .with("kernel_shape", kernel)
                .with("strides", draw.times(rank, 1, 3))
                .with("pads", pads);
    }

    private static long[] map(Draw draw, int rank) {
        long[] shape = draw.times(2 + rank, 7, 9);
        shape[0] = draw.between(1, 2);
        shape[1] = draw.between(1, 3);
        return shape;
    }

    private static Value batch(Draw draw, int dimensions) {
        long[] shape = map(draw, dimensions);
        shape[0] = 3;
        return draw.g.node(
                "BatchNormalization",
                "y",
                Attributes.none().with("epsilon", draw.oneOf(1e-3f, 1e-5f)).with("momentum", 0.9f),
                draw.x(shape),
                draw.weight("gain", shape[1]),
                draw.weight("bias", shape[1]),
                draw.buffer("mean", u -> u - 0.5, shape[1]),
                draw.buffer("variance", u -> u + 0.2, shape[1]));
    }
}
