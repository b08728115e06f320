package io.ripieno.models.graph;

/** Functions of single numbers, and softmax. */
public sealed interface Activations extends LayerSet permits Layers {
    default Value relu(String name, Value x) {
        return graph().node("Relu", name, Attributes.none(), x);
    }

    /** {@code x} above 0, {@code slope · x} below. */
    default Value leakyRelu(String name, Value x, float slope) {
        return graph().node("LeakyRelu", name, Attributes.none().with("alpha", slope), x);
    }

    /** {@code x} above 0, {@code eˣ − 1} below. */
    default Value elu(String name, Value x) {
        return graph().node("Elu", name, Attributes.none(), x);
    }

    /** The self-normalising ELU (Klambauer et al., NeurIPS 2017). */
    default Value selu(String name, Value x) {
        return graph().node("Selu", name, Attributes.none(), x);
    }

    /** {@code x · Φ(x)} with the normal distribution function Φ (Hendrycks and Gimpel, 2016). */
    default Value gelu(String name, Value x) {
        Value scaled = graph().node(
                        "Mul", name + ".scaled", Attributes.none(), x, graph().scalar(name + ".root", 0.70710678f));
        Value erf = graph().node("Erf", name + ".erf", Attributes.none(), scaled);
        Value twice = graph().node("Add", name + ".twice", Attributes.none(), erf, graph().scalar(name + ".one", 1));
        Value phi = graph().node("Mul", name + ".phi", Attributes.none(), twice, graph().scalar(name + ".half", 0.5f));
        return graph().node("Mul", name, Attributes.none(), x, phi);
    }

    default Value tanh(String name, Value x) {
        return graph().node("Tanh", name, Attributes.none(), x);
    }

    default Value sigmoid(String name, Value x) {
        return graph().node("Sigmoid", name, Attributes.none(), x);
    }

    /** {@code log(1 + eˣ)}. */
    default Value softplus(String name, Value x) {
        return graph().node("Softplus", name, Attributes.none(), x);
    }

    default Value softmax(String name, Value x, int axis) {
        return graph().node("Softmax", name, Attributes.none().with("axis", axis), x);
    }

    default Value logSoftmax(String name, Value x, int axis) {
        return graph().node("LogSoftmax", name, Attributes.none().with("axis", axis), x);
    }

    /** A value under a name of its own, which the interpreter keeps for losses on it. */
    default Value stage(String name, Value x) {
        return graph().node("Identity", name, Attributes.none(), x);
    }
}
