package io.ripieno.models.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.models.served.Block;
import io.ripieno.models.served.Outputs;
import io.ripieno.models.served.ServedGraph;
import java.util.HashMap;
import java.util.Map;
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
    void givesWhatOnnxRuntimeGives(OperatorCase each) {
        try (ServedGraph graph = new ServedGraph(each.network().model(OperatorCase.GRAPH));
                PointerScope scope = new PointerScope();
                Parameters parameters = new Parameters(each.network(), Precision.SINGLE);
                Interpreter interpreter = new Interpreter(each.network(), OperatorCase.GRAPH, parameters)) {
            Outputs served = graph.run(each.inputs());
            Values values = interpreter.run(tensors(each, Precision.SINGLE), Mode.EVALUATION);
            for (String output : each.outputs()) {
                Tensor interpreted = values.get(output);
                Block.Floats expected = served.get(output);
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
        each.inputs().forEach((name, block) -> tensors.put(name, Blocks.tensor(block, precision)));
        return tensors;
    }
}
