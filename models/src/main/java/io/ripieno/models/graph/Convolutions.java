package io.ripieno.models.graph;

/**
 * Convolutions over {@code [batch][channels][time]} or {@code [batch][channels][frequency][time]}, as the number of
 * lengths of their kernel says.
 */
public sealed interface Convolutions extends LayerSet permits Layers {
    /** Convolution; weight {@code [to][from/groups][kernel...]}, bias {@code [to]}. */
    default Value convolution(String name, Value x, Convolution convolution) {
        Attributes attributes = convolution
                .window()
                .attributes()
                .with("dilations", convolution.window().dilations())
                .with("group", convolution.groups());
        int from = convolution.from() / convolution.groups();
        return convolution("Conv", name, x, convolution, attributes, convolution.to(), from);
    }

    /**
     * Transposed convolution; weight {@code [from][to/groups][kernel...]}, bias {@code [to]}. A dimension of length L becomes
     * {@code (L−1)·stride − pads + dilation·(kernel−1) + output padding + 1}.
     */
    default Value transposedConvolution(String name, Value x, Convolution convolution) {
        Attributes attributes = convolution
                .window()
                .attributes()
                .with("dilations", convolution.window().dilations())
                .with("group", convolution.groups())
                .with("output_padding", convolution.window().outputPads());
        int to = convolution.to() / convolution.groups();
        return convolution("ConvTranspose", name, x, convolution, attributes, convolution.from(), to);
    }

    private Value convolution(
            String operator,
            String name,
            Value x,
            Convolution convolution,
            Attributes attributes,
            int rows,
            int columns) {
        long[] kernel = convolution.window().kernel();
        long[] shape = new long[kernel.length + 2];
        shape[0] = rows;
        shape[1] = columns;
        System.arraycopy(kernel, 0, shape, 2, kernel.length);
        Fans fans = Fans.of(shape);
        Value weight =
                graph().weight(name + ".weight", Role.PARAMETER, firstValues().weight(fans), shape);
        if (!convolution.biased()) {
            return graph().node(operator, name, attributes, x, weight);
        }
        Value bias =
                graph().weight(name + ".bias", Role.PARAMETER, firstValues().bias(fans), convolution.to());
        return graph().node(operator, name, attributes, x, weight, bias);
    }
}
