package io.ripieno.models.interpret;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Operators that work number by number, with operands broadcast from the right. */
final class Elementwise {
    private Elementwise() {}

    static Operator each(UnaryOperator<Tensor> function) {
        return node -> {
            node.allowOnly();
            return (Operator.Single) (inputs, mode) -> function.apply(inputs.get(0));
        };
    }

    static Operator pair(BinaryOperator<Tensor> function) {
        return node -> {
            node.allowOnly();
            return (Operator.Single) (inputs, mode) -> function.apply(inputs.get(0), inputs.get(1));
        };
    }

    /** Of one operand or more, from left to right. */
    static Operator fold(BinaryOperator<Tensor> function) {
        return node -> {
            node.allowOnly();
            return (Operator.Single) (inputs, mode) -> {
                Tensor result = inputs.get(0);
                for (int i = 1; i < inputs.size(); i++) {
                    result = function.apply(result, inputs.get(i));
                }
                return result;
            };
        };
    }

    /** Integers are divided towards zero. */
    static Tensor quotient(Tensor a, Tensor b) {
        if (a.is_floating_point() || b.is_floating_point()) {
            return a.div(b);
        }
        return torch.trunc(a.to(ScalarType.Double).div(b)).to(ScalarType.Long);
    }

    static Operator.Single power(Node node) {
        node.allowOnly();
        Float exponent = node.constantNumber(1);
        if (exponent == null) {
            return (inputs, mode) -> torch.pow(inputs.get(0), inputs.get(1));
        }
        return (inputs, mode) -> torch.pow(inputs.get(0), new Scalar((double) exponent));
    }

    static Operator.Single clip(Node node) {
        node.allowOnly();
        return (inputs, mode) -> torch.clamp(inputs.get(0), bound(inputs, 1), bound(inputs, 2));
    }

    private static ScalarOptional bound(Inputs inputs, int index) {
        return inputs.has(index) ? new ScalarOptional(new Scalar(inputs.number(index, 0))) : new ScalarOptional();
    }

    static Operator.Single where(Node node) {
        node.allowOnly();
        return (inputs, mode) -> torch.where(inputs.get(0), inputs.get(1), inputs.get(2));
    }
}
