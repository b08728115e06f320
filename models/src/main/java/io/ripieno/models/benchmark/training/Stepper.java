package io.ripieno.models.benchmark.training;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;

/** Trains a contestant by gradient descent. Weights are moved in place, as the project's own optimisers do. */
final class Stepper {
    private static final double RATE = 1e-3;

    private final Contestant contestant;
    private final TensorVector parameters;

    Stepper(Contestant contestant) {
        this.contestant = contestant;
        this.parameters = contestant.parameters();
    }

    /** Forward, backward and one move of the weights; returns the loss. */
    double step() {
        try (PointerScope scope = new PointerScope()) {
            Tensor loss = contestant.loss();
            loss.backward();
            descend();
            return loss.item_double();
        }
    }

    private void descend() {
        try (NoGradGuard guard = new NoGradGuard()) {
            for (long i = 0; i < parameters.size(); i++) {
                Tensor parameter = parameters.get(i);
                Tensor gradient = parameter.grad();
                parameter.add_(gradient, new Scalar(-RATE));
                gradient.zero_();
            }
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
