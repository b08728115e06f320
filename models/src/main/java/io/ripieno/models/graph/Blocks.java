package io.ripieno.models.graph;

/** Blocks of convolutional networks over {@code [batch][channels][frequency][time]}. */
public sealed interface Blocks extends LayerSet permits Layers {
    /** Convolution 3×3, batch normalisation, ReLU, max-pool. */
    default Value convolutionBlock(String name, Value x, int from, int to, int poolFrequency, int poolTime) {
        Convolution convolution =
                Convolution.of(from, to, Window.of(3, 3).same()).unbiased();
        return layers().maxPool(name + ".pool", normalised(name, x, convolution), poolFrequency, poolTime);
    }

    /** Depthwise-separable block: depthwise 3×3, batch normalisation, ReLU, 1×1, batch normalisation, ReLU, max-pool. */
    default Value separableBlock(String name, Value x, int from, int to, int poolFrequency, int poolTime) {
        Convolution each = Convolution.of(from, from, Window.of(3, 3).same()).groups(from);
        Convolution across = Convolution.of(from, to, Window.of(1, 1));
        Value depthwise = normalised(name + ".depthwise", x, each.unbiased());
        Value pointwise = normalised(name + ".pointwise", depthwise, across.unbiased());
        return layers().maxPool(name + ".pool", pointwise, poolFrequency, poolTime);
    }

    /** Convolution {@code name.conv}, batch normalisation {@code name.norm}, ReLU {@code name.relu}. */
    default Value normalised(String name, Value x, Convolution convolution) {
        Value convolved = layers().convolution(name + ".conv", x, convolution);
        return layers().relu(name + ".relu", layers().batchNormalisation(name + ".norm", convolved, convolution.to()));
    }

    /**
     * Residual block (He et al., CVPR 2016): two convolutions without bias, each normalised, ReLU between them and after
     * the sum with the input; an input of other width or stride comes through a normalised 1×1 convolution.
     *
     * @param first of the first convolution, which may stride
     * @param second of the second convolution, which keeps the size
     */
    default Value residualBlock(String name, Value x, int from, int to, Window first, Window second) {
        Value inner =
                normalised(name + ".first", x, Convolution.of(from, to, first).unbiased());
        Value convolved = layers().convolution(
                        name + ".second.conv",
                        inner,
                        Convolution.of(to, to, second).unbiased());
        Value branch = layers().batchNormalisation(name + ".second.norm", convolved, to);
        Value straight = x;
        if (from != to
                || !java.util.Arrays.equals(first.strides(), Window.of(1, 1).strides())) {
            Convolution bridge = Convolution.of(from, to, Window.of(1, 1).stride(first.strides()));
            Value bridged = layers().convolution(name + ".bridge.conv", x, bridge.unbiased());
            straight = layers().batchNormalisation(name + ".bridge.norm", bridged, to);
        }
        return layers().relu(name, layers().add(name + ".sum", branch, straight));
    }

    private Layers layers() {
        return new Layers(graph(), firstValues());
    }
}
