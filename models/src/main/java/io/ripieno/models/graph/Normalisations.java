package io.ripieno.models.graph;

/** Normalisations, and the dropping of values while training. */
public sealed interface Normalisations extends LayerSet permits Layers {
    /** ε of batch and layer normalisations unless said otherwise. */
    float EPSILON = 1e-5f;

    /** What running statistics keep at each step: they move by 0.1. */
    float KEPT_STATISTICS = 0.9f;

    /** Batch normalisation over {@code channels}; gain 1, bias 0, running mean 0 and variance 1 at first. */
    default Value batchNormalisation(String name, Value x, int channels) {
        return batchNormalisation(name, x, channels, EPSILON, KEPT_STATISTICS);
    }

    /**
     * Batch normalisation of {@code [batch][channels]...}.
     *
     * @param kept what the running statistics keep at each step: 1 minus what some frameworks call momentum
     */
    default Value batchNormalisation(String name, Value x, int channels, float epsilon, float kept) {
        return graph().node(
                        "BatchNormalization",
                        name,
                        Attributes.none().with("epsilon", epsilon).with("momentum", kept),
                        x,
                        graph().weight(name + ".gain", Role.PARAMETER, Filling.constant(1), channels),
                        graph().weight(name + ".bias", Role.PARAMETER, Filling.constant(0), channels),
                        graph().weight(name + ".mean", Role.BUFFER, Filling.constant(0), channels),
                        graph().weight(name + ".variance", Role.BUFFER, Filling.constant(1), channels));
    }

    /** Layer normalisation over the last dimension of length {@code width} (Ba, Kiros and Hinton, 2016). */
    default Value layerNormalisation(String name, Value x, int width) {
        Attributes last = Attributes.none().with("axes", new long[] {-1});
        Value mean = graph().node("ReduceMean", name + ".mean", last, x);
        Value centred = graph().node("Sub", name + ".centred", Attributes.none(), x, mean);
        Value square = graph().node("Mul", name + ".square", Attributes.none(), centred, centred);
        Value variance = graph().node("ReduceMean", name + ".variance", last, square);
        Value positive = graph().node(
                        "Add",
                        name + ".positive",
                        Attributes.none(),
                        variance,
                        graph().scalar(name + ".epsilon", EPSILON));
        Value deviation = graph().node("Sqrt", name + ".deviation", Attributes.none(), positive);
        Value unit = graph().node("Div", name + ".unit", Attributes.none(), centred, deviation);
        Value gain = graph().weight(name + ".gain", Role.PARAMETER, Filling.constant(1), width);
        Value bias = graph().weight(name + ".bias", Role.PARAMETER, Filling.constant(0), width);
        return graph().node(
                        "Add",
                        name,
                        Attributes.none(),
                        graph().node("Mul", name + ".scaled", Attributes.none(), unit, gain),
                        bias);
    }

    /** Dropout while training; passes its input on when served. */
    default Value dropout(String name, Value x, float ratio) {
        return graph().node("Dropout", name, Attributes.none(), x, graph().scalar(name + ".ratio", ratio));
    }

    /**
     * Dropout of whole channels: {@code [batch][channels]...} is zeroed by slices of the second dimension.
     *
     * @param rank how many dimensions {@code x} has, at least 2
     */
    default Value channelDropout(String name, Value x, float ratio, int rank) {
        Value shape = graph().node("Shape", name + ".shape", Attributes.none().with("end", 2), x);
        if (rank > 2) {
            long[] ones = new long[rank - 2];
            java.util.Arrays.fill(ones, 1);
            Value rest = graph().integers(name + ".rest", ones);
            shape = graph().node("Concat", name + ".extent", Attributes.none().with("axis", 0), shape, rest);
        }
        Value mask = graph().node(
                        "ConstantOfShape", name + ".ones", Attributes.none().withOnes("value"), shape);
        return graph().node("Mul", name, Attributes.none(), x, dropout(name + ".mask", mask, ratio));
    }
}
