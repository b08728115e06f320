package io.ripieno.models.graph;

import java.util.SplittableRandom;

/** Xavier-normal matrices, kernels, gates and embeddings; biases by the standard rules. */
record XavierFirstValues(SplittableRandom random, FirstValues biases) implements FirstValues {
    @Override
    public Filling weight(Fans fans) {
        return Filling.xavierNormal(fans, random);
    }

    @Override
    public Filling bias(Fans fans) {
        return biases.bias(fans);
    }

    @Override
    public Filling gates(Fans fans, int hidden) {
        return Filling.xavierNormal(fans, random);
    }

    @Override
    public Filling gateBias(int hidden) {
        return biases.gateBias(hidden);
    }

    @Override
    public Filling embedding(Fans fans) {
        return Filling.xavierNormal(fans, random);
    }
}
