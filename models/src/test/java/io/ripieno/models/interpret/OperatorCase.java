package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.GraphBuilder;
import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Role;
import io.ripieno.models.graph.Value;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * A graph with one node under test: input {@code x}, output {@code y}.
 *
 * @param operator of the node
 * @param variant of it
 * @param shape of {@code x}
 */
record OperatorCase(String operator, String variant, GraphSet network, long[] shape) {
    private static final long SEED = 7;

    static List<OperatorCase> all() {
        return List.of(
                of("Conv", "padded", map(), (g, x) -> conv(g, x, 3, 4, 3, 1, square(1, 1, 3))),
                of("Conv", "strided", map(), (g, x) -> conv(g, x, 3, 4, 3, 1, square(2, 0, 3))),
                of(
                        "Conv",
                        "depthwise",
                        map(),
                        (g, x) -> conv(g, x, 3, 3, 3, 3, square(1, 1, 3).with("group", 3))),
                of("Conv", "pointwise", map(), (g, x) -> conv(g, x, 3, 5, 1, 1, square(1, 0, 1))),
                of(
                        "Conv",
                        "dilated",
                        map(),
                        (g, x) -> conv(g, x, 3, 2, 3, 1, square(1, 2, 3).with("dilations", new long[] {2, 2}))),
                of(
                        "Conv",
                        "biased",
                        map(),
                        (g, x) ->
                                g.node("Conv", "y", square(1, 1, 3), x, random(g, "w", 2, 3, 3, 3), random(g, "b", 2))),
                of(
                        "MaxPool",
                        "2x3 of 6x8",
                        map(),
                        (g, x) -> g.node(
                                "MaxPool",
                                "y",
                                Attributes.none()
                                        .with("kernel_shape", new long[] {2, 3})
                                        .with("strides", new long[] {2, 3}),
                                x)),
                of("MaxPool", "overlapping", map(), (g, x) -> g.node("MaxPool", "y", square(1, 1, 3), x)),
                of(
                        "BatchNormalization",
                        "served",
                        map(),
                        (g, x) -> g.node(
                                "BatchNormalization",
                                "y",
                                Attributes.none().with("epsilon", 1e-3f).with("momentum", 0.9f),
                                x,
                                random(g, "gain", 3),
                                random(g, "bias", 3),
                                g.weight("mean", Role.BUFFER, noise(), 3),
                                g.weight("variance", Role.BUFFER, size -> new float[] {0.5f, 1, 2}, 3))),
                of(
                        "Dropout",
                        "served",
                        map(),
                        (g, x) -> g.node("Dropout", "y", Attributes.none(), x, g.scalar("ratio", 0.5f))),
                of("GlobalAveragePool", "", map(), (g, x) -> g.node("GlobalAveragePool", "y", Attributes.none(), x)),
                of(
                        "ReduceMean",
                        "kept",
                        map(),
                        (g, x) -> g.node("ReduceMean", "y", Attributes.none().with("axes", new long[] {2, -1}), x)),
                of(
                        "ReduceMean",
                        "dropped",
                        map(),
                        (g, x) -> g.node(
                                "ReduceMean",
                                "y",
                                Attributes.none().with("axes", new long[] {1}).with("keepdims", 0),
                                x)),
                of(
                        "Flatten",
                        "axis 2",
                        map(),
                        (g, x) -> g.node("Flatten", "y", Attributes.none().with("axis", 2), x)),
                of(
                        "Flatten",
                        "axis -1",
                        map(),
                        (g, x) -> g.node("Flatten", "y", Attributes.none().with("axis", -1), x)),
                of(
                        "Reshape",
                        "kept and inferred",
                        map(),
                        (g, x) -> g.node("Reshape", "y", Attributes.none(), x, g.integers("to", 0, -1, 4))),
                of(
                        "Squeeze",
                        "axes",
                        new long[] {2, 1, 3, 1},
                        (g, x) -> g.node("Squeeze", "y", Attributes.none(), x, g.integers("axes", 1, 3))),
                of(
                        "Unsqueeze",
                        "axes",
                        new long[] {2, 3},
                        (g, x) -> g.node("Unsqueeze", "y", Attributes.none(), x, g.integers("axes", -1, 0))),
                of(
                        "Transpose",
                        "",
                        map(),
                        (g, x) -> g.node("Transpose", "y", Attributes.none().with("perm", new long[] {0, 3, 1, 2}), x)),
                of(
                        "Pad",
                        "asymmetric",
                        map(),
                        (g, x) -> g.node(
                                "Pad",
                                "y",
                                Attributes.none(),
                                x,
                                g.integers("pads", 0, 0, 1, 0, 0, 0, 2, 3),
                                g.scalar("value", 1.5f))),
                of(
                        "Gemm",
                        "scaled",
                        new long[] {4, 5},
                        (g, x) -> g.node(
                                "Gemm",
                                "y",
                                Attributes.none()
                                        .with("transB", 1)
                                        .with("alpha", 0.5f)
                                        .with("beta", 2f),
                                x,
                                random(g, "w", 3, 5),
                                random(g, "b", 3))),
                of(
                        "Gemm",
                        "transposed, unbiased",
                        new long[] {5, 4},
                        (g, x) -> g.node("Gemm", "y", Attributes.none().with("transA", 1), x, random(g, "w", 5, 3))),
                of(
                        "MatMul",
                        "batched",
                        new long[] {2, 4, 5},
                        (g, x) -> g.node("MatMul", "y", Attributes.none(), x, random(g, "w", 5, 3))),
                of("Relu", "", map(), (g, x) -> g.node("Relu", "y", Attributes.none(), x)),
                of("Sigmoid", "", map(), (g, x) -> g.node("Sigmoid", "y", Attributes.none(), x)),
                of("Tanh", "", map(), (g, x) -> g.node("Tanh", "y", Attributes.none(), x)),
                of("Identity", "", map(), (g, x) -> g.node("Identity", "y", Attributes.none(), x)),
                of("Add", "broadcast", map(), (g, x) -> pair("Add", g, x)),
                of("Sub", "broadcast", map(), (g, x) -> pair("Sub", g, x)),
                of("Mul", "broadcast", map(), (g, x) -> pair("Mul", g, x)),
                of("Div", "broadcast", map(), (g, x) -> pair("Div", g, x)));
    }

    /** Numbers for {@code x}, in [-2, 2). */
    float[] input() {
        int size = 1;
        for (long length : shape) {
            size *= (int) length;
        }
        return noise().fill(size);
    }

    @Override
    public String toString() {
        return (operator + " " + variant).trim();
    }

    private static OperatorCase of(
            String operator, String variant, long[] shape, BiFunction<GraphBuilder, Value, Value> node) {
        GraphSet network = new GraphSet();
        GraphBuilder graph = network.graph("case");
        Object[] dimensions = new Object[shape.length];
        for (int i = 0; i < shape.length; i++) {
            dimensions[i] = shape[i];
        }
        Value y = node.apply(graph, graph.input("x", dimensions));
        // Outputs of unknown extent: the runtime infers them.
        graph.output(y).build();
        return new OperatorCase(operator, variant, network, shape);
    }

    private static long[] map() {
        return new long[] {2, 3, 6, 8};
    }

    private static Attributes square(long stride, long pad, long kernel) {
        return Attributes.none()
                .with("kernel_shape", new long[] {kernel, kernel})
                .with("strides", new long[] {stride, stride})
                .with("pads", new long[] {pad, pad, pad, pad});
    }

    private static Value conv(
            GraphBuilder g, Value x, int from, int to, int kernel, int groups, Attributes attributes) {
        return g.node("Conv", "y", attributes, x, random(g, "w", to, from / groups, kernel, kernel));
    }

    private static Value pair(String operator, GraphBuilder g, Value x) {
        return g.node(operator, "y", Attributes.none(), x, random(g, "w", 3, 1, 1));
    }

    private static Value random(GraphBuilder g, String name, long... shape) {
        return g.weight(name, Role.PARAMETER, noise(), shape);
    }

    private static Filling noise() {
        return size -> {
            SplittableRandom random = new SplittableRandom(SEED + size);
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) (4 * random.nextDouble() - 2);
            }
            return values;
        };
    }
}
