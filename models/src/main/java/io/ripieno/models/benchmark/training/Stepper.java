package io.ripieno.models.benchmark.training;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Trains a contestant by libtorch's gradient descent. */
final class Stepper {
    private static final double RATE = 1e-3;

    private final Contestant contestant;
    private final TensorVector parameters;
    private final SGD optimiser;

    Stepper(Contestant contestant) {
        this.contestant = contestant;
        this.parameters = contestant.parameters();
        this.optimiser = new SGD(parameters, new SGDOptions(RATE));
    }

    /** Forward, backward and one move of the weights; returns the loss. */
    double step() {
        try (PointerScope scope = new PointerScope()) {
            optimiser.zero_grad();
            Tensor loss = contestant.loss();
            loss.backward();
            optimiser.step();
            return loss.item_double();
        }
    }

    /** How many numbers the optimiser moves. */
    long parameterCount() {
        long count = 0;
        try (PointerScope scope = new PointerScope()) {
            for (long i = 0; i < parameters.size(); i++) {
                count += parameters.get(i).numel();
            }
        }
        return count;
    }
}
