package io.ripieno.models.interpret;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of each operator, by inputs and weights. Inputs are drawn such that they keep away from where an operator has
 * a kink.
 */
class GradientTest {
    /** They give whole numbers, which have no gradient. */
    private static final Set<String> FLAT = Set.of("ArgMax", "Cast", "Shape");

    /** What they compare has no gradient; what is chosen by it has. */
    private static final Set<String> COMPARING =
            Set.of("Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual", "Not", "Where");

    /** The seed of what dropout drops, the same each time. */
    private static final long DROPPED = 5;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    static Stream<OperatorCase> smooth() {
        return OperatorCase.all()
                .filter(each -> !FLAT.contains(each.operator()) && !each.label().contains("integer"));
    }

    static Stream<OperatorCase> normalisations() {
        return OperatorCase.all().filter(each -> each.operator().equals("BatchNormalization"));
    }

    @ParameterizedTest
    @MethodSource("smooth")
    void agreesWithFiniteDifferences(OperatorCase each) {
        assertGradients(each, Mode.TRAINING);
    }

    @ParameterizedTest
    @MethodSource("normalisations")
    void agreesByRunningStatisticsToo(OperatorCase each) {
        assertGradients(each, Mode.EVALUATION);
    }

    private static void assertGradients(OperatorCase each, Mode mode) {
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(each.network(), Precision.DOUBLE);
                Interpreter interpreter = new Interpreter(each.network(), OperatorCase.GRAPH, parameters)) {
            Map<String, Tensor> inputs = OperatorParityTest.tensors(each, Precision.DOUBLE);
            List<Tensor> variables = new ArrayList<>(parameters.trained().values());
            if (!COMPARING.contains(each.operator())) {
                inputs.values().stream().filter(Tensor::is_floating_point).forEach(variables::add);
            }
            GradientCheck.agrees(
                    () -> {
                        torch.manual_seed(DROPPED);
                        Values values = interpreter.run(inputs, mode);
                        return GradientCheck.weighed(
                                each.outputs().stream().map(values::get).toList());
                    },
                    variables);
        }
    }
}
