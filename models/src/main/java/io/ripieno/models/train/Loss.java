package io.ripieno.models.train;

import io.ripieno.models.interpret.Values;
import org.bytedeco.pytorch.Tensor;

/** What training makes small. */
@FunctionalInterface
public interface Loss {
    /**
     * The loss of a batch, a scalar.
     *
     * @param values what the graph computed
     * @param targets {@code [batch][classes]}
     * @param mask {@code [batch][classes]}, 1 where the target is known
     */
    Tensor of(Values values, Tensor targets, Tensor mask);
}
