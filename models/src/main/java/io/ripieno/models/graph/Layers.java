package io.ripieno.models.graph;

import java.util.SplittableRandom;

/**
 * The layers of convolutional networks, as nodes and weights of one graph. Feature maps are
 * {@code [batch][channels][frequency][time]}; every layer's name is the prefix of its nodes and weights.
 */
public final class Layers {
    /** The batch normalisation constants of the published students (EAsT): ε = 1e-5, running statistics move by 0.1. */
    private static final float EPSILON = 1e-5f;

    private static final float KEPT_STATISTICS = 0.9f;

    private final GraphBuilder graph;
    private final SplittableRandom random;

    /** @param random gives the first values of convolutions and linear layers */
    public Layers(GraphBuilder graph, SplittableRandom random) {
        this.graph = graph;
        this.random = random;
    }

    /**
     * Square convolution without bias, stride 1, padded to keep the size; weights start uniform within ±1/√fan-in.
     *
     * @param groups 1, or {@code from} for a depthwise convolution
     */
    public Value convolution(String name, Value x, int from, int to, int kernel, int groups) {
        int fanIn = from / groups * kernel * kernel;
        Value weight = graph.weight(
                name + ".weight",
                Role.PARAMETER,
                Filling.uniformByFanIn(fanIn, random),
                to,
                from / groups,
                kernel,
                kernel);
        long pad = kernel / 2;
        Attributes attributes = Attributes.none()
                .with("kernel_shape", new long[] {kernel, kernel})
                .with("strides", new long[] {1, 1})
                .with("pads", new long[] {pad, pad, pad, pad})
                .with("group", groups);
        return graph.node("Conv", name, attributes, x, weight);
    }

    /** Batch normalisation over {@code channels}; gain 1, bias 0, running mean 0 and variance 1 at first. */
    public Value batchNormalisation(String name, Value x, int channels) {
        return graph.node(
                "BatchNormalization",
                name,
                Attributes.none().with("epsilon", EPSILON).with("momentum", KEPT_STATISTICS),
                x,
                graph.weight(name + ".gain", Role.PARAMETER, Filling.constant(1), channels),
                graph.weight(name + ".bias", Role.PARAMETER, Filling.constant(0), channels),
                graph.weight(name + ".mean", Role.BUFFER, Filling.constant(0), channels),
                graph.weight(name + ".variance", Role.BUFFER, Filling.constant(1), channels));
    }

    public Value relu(String name, Value x) {
        return graph.node("Relu", name, Attributes.none(), x);
    }

    /** Max-pooling over {@code frequency × time} cells, stride as the cell, what is left over is dropped; 1 × 1 is no layer. */
    public Value maxPool(String name, Value x, int frequency, int time) {
        if (frequency == 1 && time == 1) {
            return x;
        }
        return graph.node(
                "MaxPool",
                name,
                Attributes.none()
                        .with("kernel_shape", new long[] {frequency, time})
                        .with("strides", new long[] {frequency, time}),
                x);
    }

    /** Dropout while training; passes its input on when served. */
    public Value dropout(String name, Value x, float ratio) {
        return graph.node("Dropout", name, Attributes.none(), x, graph.scalar(name + ".ratio", ratio));
    }

    /** Convolution 3×3, batch normalisation, ReLU, max-pool. */
    public Value convolutionBlock(String name, Value x, int from, int to, int poolFrequency, int poolTime) {
        return maxPool(name + ".pool", normalised(name, x, from, to, 3, 1), poolFrequency, poolTime);
    }

    /** Depthwise-separable block: depthwise 3×3, batch normalisation, ReLU, 1×1, batch normalisation, ReLU, max-pool. */
    public Value separableBlock(String name, Value x, int from, int to, int poolFrequency, int poolTime) {
        Value depthwise = normalised(name + ".depthwise", x, from, from, 3, from);
        Value pointwise = normalised(name + ".pointwise", depthwise, from, to, 1, 1);
        return maxPool(name + ".pool", pointwise, poolFrequency, poolTime);
    }

    /** The mean over frequency and time: {@code [batch][channels]}. */
    public Value globalMean(String name, Value x) {
        Value mean = graph.node("GlobalAveragePool", name + ".mean", Attributes.none(), x);
        return graph.node("Flatten", name, Attributes.none().with("axis", 1), mean);
    }

    /** Linear layer with bias on {@code [batch][from]}; weight {@code [to][from]} and bias start within ±1/√from. */
    public Value linear(String name, Value x, int from, int to) {
        Filling filling = Filling.uniformByFanIn(from, random);
        return graph.node(
                "Gemm",
                name,
                Attributes.none().with("transB", 1),
                x,
                graph.weight(name + ".weight", Role.PARAMETER, filling, to, from),
                graph.weight(name + ".bias", Role.PARAMETER, filling, to));
    }

    public Value sigmoid(String name, Value x) {
        return graph.node("Sigmoid", name, Attributes.none(), x);
    }

    private Value normalised(String name, Value x, int from, int to, int kernel, int groups) {
        Value convolved = convolution(name + ".conv", x, from, to, kernel, groups);
        return relu(name + ".relu", batchNormalisation(name + ".norm", convolved, to));
    }
}
