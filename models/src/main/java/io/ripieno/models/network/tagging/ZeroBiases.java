package io.ripieno.models.network.tagging;

import io.ripieno.models.graph.Fans;
import io.ripieno.models.graph.Filling;
import io.ripieno.models.graph.FirstValues;
import java.util.function.Function;

/**
 * First values of which the biases of linear layers and convolutions are zero and their matrices follow a rule; everything
 * else is as in {@code others}.
 */
record ZeroBiases(Function<Fans, Filling> matrices, FirstValues others) implements FirstValues {
    @Override
    public Filling weight(Fans fans) {
        return matrices.apply(fans);
    }

    @Override
    public Filling bias(Fans fans) {
        return Filling.constant(0);
    }

    @Override
    public Filling gates(Fans fans, int hidden) {
        return others.gates(fans, hidden);
    }

    @Override
    public Filling gateBias(int hidden) {
        return others.gateBias(hidden);
    }

    @Override
    public Filling embedding(Fans fans) {
        return others.embedding(fans);
    }
}
