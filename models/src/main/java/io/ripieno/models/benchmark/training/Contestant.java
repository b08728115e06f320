package io.ripieno.models.benchmark.training;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A network that can be trained on a fixed batch. */
interface Contestant {
    /** All weights, with the running statistics, under the names that graphs or modules give them. */
    Map<String, Tensor> weights();

    /** What the optimiser moves. */
    TensorVector parameters();

    /** The loss of the batch, with gradients. */
    Tensor loss();
}
