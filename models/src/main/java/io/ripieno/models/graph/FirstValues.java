package io.ripieno.models.graph;

import java.util.SplittableRandom;

/** Which first values the weights of each kind of layer get. */
public interface FirstValues {
    /** The matrix of a linear layer or the kernels of a convolution. */
    Filling weight(Fans fans);

    /** The bias of a layer whose weight has these fans. */
    Filling bias(Fans fans);

    /** The stacked gate matrices of a recurrent layer, for its input or its state. */
    Filling gates(Fans fans, int hidden);

    /** The biases of a recurrent layer. */
    Filling gateBias(int hidden);

    /** The rows of an embedding. */
    Filling embedding(Fans fans);

    /**
     * Uniform within ±1/√fan-in for linear layers, convolutions and their biases, within ±1/√hidden for everything in a
     * recurrent layer, normal of deviation 1 for embeddings.
     */
    static FirstValues standard(SplittableRandom random) {
        return new StandardFirstValues(random);
    }

    /** Xavier-normal matrices, kernels, gates and embeddings; biases as {@link #standard}. */
    static FirstValues xavierNormal(SplittableRandom random) {
        return new XavierFirstValues(random, standard(random));
    }
}
