package io.ripieno.models.graph;

import java.util.function.BiFunction;

/** Linear layers and embeddings. */
public sealed interface Dense extends LayerSet permits Layers {
    /** Linear layer with bias on {@code [batch][from]}; weight {@code [to][from]}, bias {@code [to]}. */
    default Value linear(String name, Value x, int from, int to) {
        Fans fans = Fans.of(to, from);
        return graph().node(
                        "Gemm",
                        name,
                        Attributes.none().with("transB", 1),
                        x,
                        graph().weight(
                                        name + ".weight",
                                        Role.PARAMETER,
                                        firstValues().weight(fans),
                                        to,
                                        from),
                        graph().weight(
                                        name + ".bias",
                                        Role.PARAMETER,
                                        firstValues().bias(fans),
                                        to));
    }

    /** Linear layer without bias on {@code [batch][from]}; weight {@code [to][from]}. */
    default Value unbiasedLinear(String name, Value x, int from, int to) {
        Fans fans = Fans.of(to, from);
        Value weight =
                graph().weight(name + ".weight", Role.PARAMETER, firstValues().weight(fans), to, from);
        return graph().node("Gemm", name, Attributes.none().with("transB", 1), x, weight);
    }

    /**
     * Linear layer with bias on the last dimension of {@code [...][from]}, as on each frame of a sequence. Its weight lies as
     * {@code [from][to]}, transposed against {@link #linear}.
     */
    default Value framewiseLinear(String name, Value x, int from, int to) {
        Fans fans = Fans.of(to, from);
        Value product = unbiasedFramewiseLinear(name, name + ".product", x, fans, from, to);
        Value bias =
                graph().weight(name + ".bias", Role.PARAMETER, firstValues().bias(fans), to);
        return graph().node("Add", name, Attributes.none(), product, bias);
    }

    /** {@link #framewiseLinear} without bias. */
    default Value unbiasedFramewiseLinear(String name, Value x, int from, int to) {
        return unbiasedFramewiseLinear(name, name, x, Fans.of(to, from), from, to);
    }

    private Value unbiasedFramewiseLinear(String name, String node, Value x, Fans fans, int from, int to) {
        Value weight =
                graph().weight(name + ".weight", Role.PARAMETER, firstValues().weight(fans), from, to);
        return graph().node("MatMul", node, Attributes.none(), x, weight);
    }

    /**
     * Linear layers named {@code name.0}, {@code name.1}, ... with an activation between them, none after the last.
     *
     * @param activation as {@code layers::relu}
     * @param widths of the input, of each hidden layer and of the output
     */
    default Value mlp(String name, Value x, BiFunction<String, Value, Value> activation, int... widths) {
        Value y = x;
        for (int i = 0; i + 1 < widths.length; i++) {
            String layer = name + "." + i;
            y = linear(layer, y, widths[i], widths[i + 1]);
            if (i + 2 < widths.length) {
                y = activation.apply(layer + ".activation", y);
            }
        }
        return y;
    }

    /** A row of a table for each token: {@code [...]} 64-bit integers become {@code [...][width]}. */
    default Value embedding(String name, Value tokens, int vocabulary, int width) {
        Value table = embeddingTable(name, vocabulary, width);
        return graph().node("Gather", name, Attributes.none(), table, tokens);
    }

    /** The table {@code name.weight [vocabulary][width]} of an embedding alone. */
    default Value embeddingTable(String name, int vocabulary, int width) {
        Filling filling = firstValues().embedding(Fans.of(vocabulary, width));
        return graph().weight(name + ".weight", Role.PARAMETER, filling, vocabulary, width);
    }
}
