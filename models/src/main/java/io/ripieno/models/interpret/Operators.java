package io.ripieno.models.interpret;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The ONNX operators that can be executed with gradients, by name. A new one is one line here and one method. */
final class Operators {
    private static final Map<String, Operator> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("Conv", Convolutions::convolution),
            Map.entry("MaxPool", Convolutions::maxPool),
            Map.entry("BatchNormalization", Normalisations::batch),
            Map.entry("Dropout", Normalisations::dropout),
            Map.entry("GlobalAveragePool", Shapes::globalMean),
            Map.entry("ReduceMean", Shapes::mean),
            Map.entry("Flatten", Shapes::flatten),
            Map.entry("Reshape", Shapes::reshape),
            Map.entry("Squeeze", Shapes::squeeze),
            Map.entry("Unsqueeze", Shapes::unsqueeze),
            Map.entry("Transpose", Shapes::transpose),
            Map.entry("Pad", Shapes::pad),
            Map.entry("Gemm", Products::gemm),
            Map.entry("MatMul", Products::matMul),
            Map.entry("Relu", each(torch::relu)),
            Map.entry("Sigmoid", each(torch::sigmoid)),
            Map.entry("Tanh", each(torch::tanh)),
            Map.entry("Identity", each(x -> x)),
            Map.entry("Add", pair(Tensor::add)),
            Map.entry("Sub", pair(Tensor::sub)),
            Map.entry("Mul", pair(Tensor::mul)),
            Map.entry("Div", pair(Tensor::div))));

    private Operators() {}

    /** The names of all operators, in alphabetical order. */
    static Set<String> names() {
        return new TreeSet<>(KNOWN.keySet());
    }

    /**
     * Prepares a node.
     *
     * @throws InterpretException if the operator is not known or not in the way the node asks for
     */
    static Operator.Step prepare(Node node) {
        Operator operator = KNOWN.get(node.operator());
        if (operator == null) {
            throw node.refusal("is not known; known are " + names());
        }
        return operator.prepare(node);
    }

    private static Operator each(UnaryOperator<Tensor> function) {
        return node -> {
            node.allowOnly(Set.of());
            return (inputs, mode) -> function.apply(inputs.get(0));
        };
    }

    private static Operator pair(BinaryOperator<Tensor> function) {
        return node -> {
            node.allowOnly(Set.of());
            return (inputs, mode) -> function.apply(inputs.get(0), inputs.get(1));
        };
    }
}
