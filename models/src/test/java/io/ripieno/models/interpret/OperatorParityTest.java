package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The interpreter and ONNX Runtime give the same numbers for each operator on random tensors. */
class OperatorParityTest {
    private static final double RELATIVE = 1e-5;

    @BeforeAll
    static void useOneThread() {
        Tensors.useOneThread();
    }

    @ParameterizedTest
    @MethodSource("io.ripieno.models.interpret.OperatorCase#all")
    void givesWhatOnnxRuntimeGives(OperatorCase each) throws OrtException {
        float[] input = each.input();
        float[] served = ServedGraph.run(each.network(), "case", "x", input, each.shape(), "y");
        try (PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(each.network(), Precision.SINGLE);
                Interpreter interpreter = new Interpreter(each.network(), "case", parameters)) {
            Tensor x = Tensors.of(input, Precision.SINGLE, each.shape());
            float[] interpreted = Tensors.floats(
                    interpreter.run(Map.of("x", x), Mode.EVALUATION).get("y"));

            assertThat(interpreted).hasSameSizeAs(served);
            for (int i = 0; i < served.length; i++) {
                assertThat((double) interpreted[i])
                        .as("value %d", i)
                        .isCloseTo(
                                served[i],
                                org.assertj.core.data.Offset.offset(RELATIVE * Math.max(1, Math.abs(served[i]))));
            }
        }
    }

    @Test
    void coversEveryOperator() {
        List<String> covered = OperatorCase.all().stream()
                .map(OperatorCase::operator)
                .distinct()
                .sorted()
                .collect(Collectors.toList());

        assertThat(covered).containsExactlyElementsOf(Operators.names());
    }
}
