package io.ripieno.models.benchmark.training;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** A network that can be trained on a fixed batch. */
interface Contestant {
    /** What the optimiser moves. */
    TensorVector parameters();

    /** The loss of the batch, with gradients. */
    Tensor loss();
}
