package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Convolutions over one and two dimensions, with every attribute drawn. */
final class ConvolutionCases {
    private ConvolutionCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        for (int dimensions = 1; dimensions <= 2; dimensions++) {
            int rank = dimensions;
            cases.addAll(OperatorCase.draws(6, "Conv", rank + "-d", draw -> convolution(draw, rank)));
            cases.addAll(OperatorCase.draws(6, "ConvTranspose", rank + "-d", draw -> transposed(draw, rank)));
        }
        cases.addAll(OperatorCase.draws(2, "Conv", "bare", ConvolutionCases::bare));
        return cases;
    }

    private static Value convolution(Draw draw, int rank) {
        int groups = draw.between(1, 3);
        int from = groups * draw.between(1, 2);
        int to = groups * draw.between(1, 2);
        long[] kernel = draw.times(rank, 1, 3);
        Attributes attributes =
                attributes(draw, kernel, groups, draw.times(2 * rank, 0, 2)).with("dilations", draw.times(rank, 1, 2));
        Value x = draw.x(shape(draw.between(1, 2), from, draw.times(rank, 5, 8)));
        Value w = draw.weight("w", shape(to, from / groups, kernel));
        return draw.coin()
                ? draw.g.node("Conv", "y", attributes, x, w, draw.weight("b", to))
                : draw.g.node("Conv", "y", attributes, x, w);
    }

    private static Value transposed(Draw draw, int rank) {
        int groups = draw.between(1, 3);
        int from = groups * draw.between(1, 2);
        int to = groups * draw.between(1, 2);
        long[] kernel = draw.times(rank, 2, 4);
        long[] outputPads = draw.times(rank, 0, 1);
        Attributes attributes = Attributes.none()
                .with("kernel_shape", kernel)
                .with("group", groups)
                .with("strides", draw.times(rank, 2, 3))
                .with("dilations", draw.times(rank, 1, 2))
                .with("pads", draw.times(2 * rank, 0, 1))
                .with("output_padding", outputPads);
        Value x = draw.x(shape(draw.between(1, 2), from, draw.times(rank, 2, 5)));
        Value w = draw.weight("w", shape(from, to / groups, kernel));
        return draw.coin()
                ? draw.g.node("ConvTranspose", "y", attributes, x, w, draw.weight("b", to))
                : draw.g.node("ConvTranspose", "y", attributes, x, w);
    }

    /** Only the kernel is said; everything else is the operator's default. */
    private static Value bare(Draw draw) {
        Attributes attributes = Attributes.none().with("kernel_shape", new long[] {2, 3});
        return draw.g.node("Conv", "y", attributes, draw.x(2, 2, 4, 5), draw.weight("w", 3, 2, 2, 3));
    }

    private static Attributes attributes(Draw draw, long[] kernel, int groups, long[] pads) {
        return Attributes.none()
                .with("kernel_shape", kernel)
                .with("group", groups)
                .with("strides", draw.times(kernel.length, 1, 3))
                .with("pads", pads);
    }

    private static long[] shape(long first, long second, long[] rest) {
        return LongStream.concat(LongStream.of(first, second), LongStream.of(rest))
                .toArray();
    }
}
