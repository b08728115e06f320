package io.ripieno.models.train;

import java.util.Collection;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Bounds gradients before a step: first each number, then the common L2 norm of all of them.
 *
 * @param value each number is brought into [−value, value]; infinite for no bound
 * @param norm all gradients are scaled down together where their common norm is above it; infinite for no bound
 */
public record GradientClip(double value, double norm) {
    /** Leaves gradients as they are. */
    public static final GradientClip NONE = new GradientClip(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final double EPSILON = 1e-6;

    public GradientClip {
        if (!(value > 0 && norm > 0)) {
            throw new IllegalArgumentException(
                    "Gradients are to be clipped to value %s and norm %s. Give more than 0.".formatted(value, norm));
        }
    }

    public static GradientClip byNorm(double norm) {
        return new GradientClip(Double.POSITIVE_INFINITY, norm);
    }

    public static GradientClip byValue(double value) {
        return new GradientClip(value, Double.POSITIVE_INFINITY);
    }

    /**
     * Bounds the gradients of those parameters that have one.
     *
     * @param common their {@link #norm(Collection)}
     */
    void apply(Collection<Tensor> parameters, double common) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard guard = new NoGradGuard()) {
            if (Double.isFinite(value)) {
                for (Tensor parameter : parameters) {
                    if (parameter.grad().defined()) {
                        parameter
                                .mutable_grad()
                                .clamp_(new ScalarOptional(new Scalar(-value)), new ScalarOptional(new Scalar(value)));
                    }
                }
            }
            double left = Double.isFinite(value) && Double.isFinite(norm) ? norm(parameters) : common;
            if (left > norm) {
                multiply(parameters, norm / (left + EPSILON));
            }
        }
    }

    /** The common L2 norm of all gradients; not finite if one of them is not. */
    static double norm(Collection<Tensor> parameters) {
        double squares = 0;
        try (PointerScope scope = new PointerScope()) {
            for (Tensor parameter : parameters) {
                if (parameter.grad().defined()) {
                    double own = parameter.grad().norm().item_double();
                    squares += own * own;
                }
            }
        }
        return Math.sqrt(squares);
    }

    /** Multiplies all gradients. */
    static void multiply(Collection<Tensor> parameters, double factor) {
        for (Tensor parameter : parameters) {
            if (parameter.grad().defined()) {
                parameter.mutable_grad().mul_(new Scalar(factor));
            }
        }
    }
}
