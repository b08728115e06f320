package io.ripieno.models.interpret;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The ONNX operators that can be executed with gradients, by name. A new one is one line here and one method. */
final class Operators {
    private static final Set<String> SEVERAL_OUTPUTS = Set.of("Split", "GRU", "LSTM");

    private static final Map<String, Operator> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("Conv", Convolutions::convolution),
            Map.entry("ConvTranspose", Convolutions::transposed),
            Map.entry("MaxPool", Pools::max),
            Map.entry("AveragePool", Pools::average),
            Map.entry("GlobalAveragePool", Pools::globalMean),
            Map.entry("BatchNormalization", Normalisations::batch),
            Map.entry("Dropout", Normalisations::dropout),
            Map.entry("GRU", GruSteps::prepare),
            Map.entry("LSTM", LstmSteps::prepare),
            Map.entry("Gemm", Products::gemm),
            Map.entry("MatMul", Products::matMul),
            Map.entry("ReduceMean", Reductions::mean),
            Map.entry("ReduceSum", Reductions::sum),
            Map.entry("ReduceMax", Reductions::max),
            Map.entry("ReduceMin", Reductions::min),
            Map.entry("ReduceProd", Reductions::product),
            Map.entry("ReduceL2", Reductions::l2),
            Map.entry("ArgMax", Reductions::argMax),
            Map.entry("Flatten", Shapes::flatten),
            Map.entry("Reshape", Shapes::reshape),
            Map.entry("Squeeze", Shapes::squeeze),
            Map.entry("Unsqueeze", Shapes::unsqueeze),
            Map.entry("Transpose", Shapes::transpose),
            Map.entry("Expand", Shapes::expand),
            Map.entry("Shape", Shapes::shape),
            Map.entry("ConstantOfShape", Shapes::constant),
            Map.entry("Cast", Shapes::cast),
            Map.entry("Concat", Cuts::concat),
            Map.entry("Slice", Cuts::slice),
            Map.entry("Split", Cuts::split),
            Map.entry("Gather", Cuts::gather),
            Map.entry("Pad", Pads::pad),
            Map.entry("Softmax", Activations::softmax),
            Map.entry("LogSoftmax", Activations::logSoftmax),
            Map.entry("LeakyRelu", Activations::leakyRelu),
            Map.entry("Elu", Activations::elu),
            Map.entry("Selu", Activations::selu),
            Map.entry("Relu", Elementwise.each(torch::relu)),
            Map.entry("Sigmoid", Elementwise.each(torch::sigmoid)),
            Map.entry("Tanh", Elementwise.each(torch::tanh)),
            Map.entry("Softplus", Elementwise.each(torch::softplus)),
            Map.entry("Erf", Elementwise.each(torch::erf)),
            Map.entry("Exp", Elementwise.each(torch::exp)),
            Map.entry("Log", Elementwise.each(torch::log)),
            Map.entry("Sqrt", Elementwise.each(torch::sqrt)),
            Map.entry("Abs", Elementwise.each(torch::abs)),
            Map.entry("Neg", Elementwise.each(torch::neg)),
            Map.entry("Identity", Elementwise.each(x -> x)),
            Map.entry("Not", Elementwise.each(torch::logical_not)),
            Map.entry("Add", Elementwise.pair(Tensor::add)),
            Map.entry("Sub", Elementwise.pair(Tensor::sub)),
            Map.entry("Mul", Elementwise.pair(Tensor::mul)),
            Map.entry("Div", Elementwise.pair(Elementwise::quotient)),
            Map.entry("Pow", Elementwise::power),
            Map.entry("Equal", Elementwise.pair(torch::eq)),
            Map.entry("Less", Elementwise.pair(torch::lt)),
            Map.entry("Greater", Elementwise.pair(torch::gt)),
            Map.entry("LessOrEqual", Elementwise.pair(torch::le)),
            Map.entry("GreaterOrEqual", Elementwise.pair(torch::ge)),
            Map.entry("Min", Elementwise.fold(torch::minimum)),
            Map.entry("Max", Elementwise.fold(torch::maximum)),
            Map.entry("Clip", Elementwise::clip),
            Map.entry("Where", Elementwise::where)));

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
        if (node.outputs().size() > 1 && !SEVERAL_OUTPUTS.contains(node.operator())) {
            throw node.refusal("gives one output only, not " + node.outputs());
        }
        return operator.prepare(node);
    }
}
