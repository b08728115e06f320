package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The interpreter and ONNX Runtime give the same numbers for each operator on random shapes, attributes and tensors. */
class OperatorParityTest {
    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @ParameterizedTest
    @MethodSource("io.ripieno.models.interpret.OperatorCase#all")
    void givesWhatOnnxRuntimeGives(OperatorCase each) throws OrtException {
        Map<String, ServedGraph.Result> served = ServedGraph.run(each.network(), OperatorCase.GRAPH, each.inputs());
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(each.network(), Precision.SINGLE);
                Interpreter interpreter = new Interpreter(each.network(), OperatorCase.GRAPH, parameters)) {
            Values values = interpreter.run(tensors(each, Precision.SINGLE), Mode.EVALUATION);
            for (String output : each.outputs()) {
                Tensor interpreted = values.get(output);
                ServedGraph.Result expected = Objects.requireNonNull(served.get(output));
                assertThat(interpreted.shape()).as("shape of %s", output).isEqualTo(expected.shape());
                Parity.assertSameOfOperator(output, Tensors.floats(interpreted), expected.values());
            }
        }
    }

    @Test
    void coversEveryOperator() {
        Set<String> covered = OperatorCase.all().map(OperatorCase::operator).collect(Collectors.toSet());

        assertThat(covered).isEqualTo(Operators.names());
    }

    static Map<String, Tensor> tensors(OperatorCase each, Precision precision) {
        Map<String, Tensor> tensors = new HashMap<>();
        for (Draw.Given given : each.inputs()) {
            tensors.put(
                    given.name(),
                    given.isInteger()
                            ? Tensors.of(given.integers(), given.shape())
                            : Tensors.of(given.floats(), precision, given.shape()));
        }
        return tensors;
    }
}
