package io.ripieno.models.train;

import java.util.Collection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Scales all gradients down together where their common L2 norm is above a limit. */
final class GradientClip {
    private static final double EPSILON = 1e-6;

    private GradientClip() {}

    /** Returns the norm before clipping. */
    static double apply(Collection<Tensor> parameters, double limit) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            double squares = 0;
            for (Tensor parameter : parameters) {
                double norm = parameter.grad().norm().item_double();
                squares += norm * norm;
            }
            double norm = Math.sqrt(squares);
            if (norm > limit) {
                Scalar scale = new Scalar(limit / (norm + EPSILON));
                parameters.forEach(parameter -> parameter.mutable_grad().mul_(scale));
            }
            return norm;
        }
    }
}
