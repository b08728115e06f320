package io.ripieno.models.interpret;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** The ONNX operators that can be executed with gradients, by name. A new one is one line here and one method. */
final class Operators {
    /** As many inputs as there are. */
    private static final int ANY = Integer.MAX_VALUE;

    /** What {@link Peephole} adds to the name of a recurrent operator of one step, which ONNX has no operators for. */
    static final String CELL = "Cell";

    private static final Map<String, Known> REWRITTEN = Map.of(
            "Conv" + BlockRewriting.NORMALISED,
            new Known(6, 6, NormalisedConvolution::prepare),
            "GRU" + CELL,
            new Known(3, 6, GruSteps::prepareCell),
            "LSTM" + CELL,
            new Known(3, 8, LstmSteps::prepareCell));

    private static final Set<String> SEVERAL_OUTPUTS = Set.of("Split", "GRU", "LSTM", "LSTM" + CELL);

    private static final Map<String, Known> KNOWN = new TreeMap<>(Map.ofEntries(
            Map.entry("Conv", new Known(2, 3, Convolutions::convolution)),
            Map.entry("ConvTranspose", new Known(2, 3, Convolutions::transposed)),
            Map.entry("MaxPool", new Known(1, 1, Pools::max)),
            Map.entry("AveragePool", new Known(1, 1, Pools::average)),
            Map.entry("GlobalAveragePool", new Known(1, 1, Pools::globalMean)),
            Map.entry("BatchNormalization", new Known(5, 5, Normalisations::batch)),
            Map.entry("Dropout", new Known(1, 2, Normalisations::dropout)),
            Map.entry("GRU", new Known(3, 6, GruSteps::prepare)),
            Map.entry("LSTM", new Known(3, 8, LstmSteps::prepare)),
            Map.entry("Gemm", new Known(2, 3, Products::gemm)),
            Map.entry("MatMul", new Known(2, 2, Products::matMul)),
            Map.entry("ReduceMean", new Known(1, 1, Reductions::mean)),
            Map.entry("ReduceSum", new Known(1, 2, Reductions::sum)),
            Map.entry("ReduceMax", new Known(1, 1, Reductions::max)),
            Map.entry("ReduceMin", new Known(1, 1, Reductions::min)),
            Map.entry("ReduceProd", new Known(1, 1, Reductions::product)),
            Map.entry("ReduceL2", new Known(1, 1, Reductions::l2)),
            Map.entry("ArgMax", new Known(1, 1, Reductions::argMax)),
            Map.entry("Flatten", new Known(1, 1, Shapes::flatten)),
            Map.entry("Reshape", new Known(2, 2, Shapes::reshape)),
            Map.entry("Squeeze", new Known(1, 2, Shapes::squeeze)),
            Map.entry("Unsqueeze", new Known(2, 2, Shapes::unsqueeze)),
            Map.entry("Transpose", new Known(1, 1, Shapes::transpose)),
            Map.entry("Expand", new Known(2, 2, Shapes::expand)),
            Map.entry("Shape", new Known(1, 1, Shapes::shape)),
            Map.entry("ConstantOfShape", new Known(1, 1, Shapes::constant)),
            Map.entry("Cast", new Known(1, 1, Shapes::cast)),
            Map.entry("Concat", new Known(1, ANY, Cuts::concat)),
            Map.entry("Slice", new Known(3, 5, Cuts::slice)),
            Map.entry("Split", new Known(1, 2, Cuts::split)),
            Map.entry("Gather", new Known(2, 2, Cuts::gather)),
            Map.entry("Pad", new Known(2, 3, Pads::pad)),
            Map.entry("Softmax", new Known(1, 1, Activations::softmax)),
            Map.entry("LogSoftmax", new Known(1, 1, Activations::logSoftmax)),
            Map.entry("LeakyRelu", new Known(1, 1, Activations::leakyRelu)),
            Map.entry("Elu", new Known(1, 1, Activations::elu)),
            Map.entry("Selu", new Known(1, 1, Activations::selu)),
            Map.entry("Relu", new Known(1, 1, Elementwise.each(torch::relu))),
            Map.entry("Sigmoid", new Known(1, 1, Elementwise.each(torch::sigmoid))),
            Map.entry("Tanh", new Known(1, 1, Elementwise.each(torch::tanh))),
            Map.entry("Softplus", new Known(1, 1, Elementwise.each(torch::softplus))),
            Map.entry("Erf", new Known(1, 1, Elementwise.each(torch::erf))),
            Map.entry("Exp", new Known(1, 1, Elementwise.each(torch::exp))),
            Map.entry("Log", new Known(1, 1, Elementwise.each(torch::log))),
            Map.entry("Sqrt", new Known(1, 1, Elementwise.each(torch::sqrt))),
            Map.entry("Abs", new Known(1, 1, Elementwise.each(torch::abs))),
            Map.entry("Neg", new Known(1, 1, Elementwise.each(torch::neg))),
            Map.entry("Identity", new Known(1, 1, Elementwise.each(x -> x))),
            Map.entry("Not", new Known(1, 1, Elementwise.each(torch::logical_not))),
            Map.entry("Add", new Known(2, 2, Elementwise.pair(Tensor::add))),
            Map.entry("Sub", new Known(2, 2, Elementwise.pair(Tensor::sub))),
            Map.entry("Mul", new Known(2, 2, Elementwise.pair(Tensor::mul))),
            Map.entry("Div", new Known(2, 2, Elementwise.pair(Elementwise::quotient))),
            Map.entry("Pow", new Known(2, 2, Elementwise::power)),
            Map.entry("Equal", new Known(2, 2, Elementwise.pair(torch::eq))),
            Map.entry("Less", new Known(2, 2, Elementwise.pair(torch::lt))),
            Map.entry("Greater", new Known(2, 2, Elementwise.pair(torch::gt))),
            Map.entry("LessOrEqual", new Known(2, 2, Elementwise.pair(torch::le))),
            Map.entry("GreaterOrEqual", new Known(2, 2, Elementwise.pair(torch::ge))),
            Map.entry("Min", new Known(1, ANY, Elementwise.fold(torch::minimum))),
            Map.entry("Max", new Known(1, ANY, Elementwise.fold(torch::maximum))),
            Map.entry("Clip", new Known(1, 3, Elementwise::clip)),
            Map.entry("Where", new Known(3, 3, Elementwise::where))));

    /**
     * An operator.
     *
     * @param least inputs that must be there
     * @param most inputs that it reads
     */
    private record Known(int least, int most, Operator operator) {}

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
        Known known = KNOWN.getOrDefault(node.operator(), REWRITTEN.get(node.operator()));
        if (known == null) {
            throw node.refusal("is not known; known are " + names());
        }
        if (node.outputs().size() > 1 && !SEVERAL_OUTPUTS.contains(node.operator())) {
            throw node.refusal("gives one output only, not " + node.outputs());
        }
        node.allowInputs(known.least(), known.most());
        return known.operator().prepare(node);
    }
}
