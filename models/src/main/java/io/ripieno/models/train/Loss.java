package io.ripieno.models.train;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** What training makes small. */
@FunctionalInterface
public interface Loss {
    /**
     * The loss of a batch, a scalar.
     *
     * @param values every value of the graph by name
     * @param targets {@code [batch][classes]}
     * @param mask {@code [batch][classes]}, 1 where the target is known
     */
    Tensor of(Map<String, Tensor> values, Tensor targets, Tensor mask);
}
