package io.ripieno.models.interpret;

import io.ripieno.models.graph.GraphSet;
import io.ripieno.models.graph.Value;
import io.ripieno.models.served.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A random graph around one operator.
 *
 * @param operator under test
 * @param label tells the cases apart
 * @param inputs what the graph is given
 * @param outputs the names of what is compared
 */
record OperatorCase(String operator, String label, GraphSet network, Map<String, Block> inputs, List<String> outputs) {
    static final String GRAPH = "case";

    /** All operators. */
    static Stream<OperatorCase> all() {
        return Stream.of(
                        ConvolutionCases.all(),
                        PoolCases.all(),
                        RecurrentCases.all(),
                        ProductCases.all(),
                        ElementwiseCases.all(),
                        ReductionCases.all(),
                        ShapeCases.all(),
                        CutCases.all())
                .flatMap(List::stream);
    }

    /** Draws of one operator, each with one output. */
    static List<OperatorCase> draws(int count, String operator, String variant, Function<Draw, Value> node) {
        return drawsOfSeveral(count, operator, variant, draw -> List.of(node.apply(draw)));
    }

    static List<OperatorCase> drawsOfSeveral(
            int count, String operator, String variant, Function<Draw, List<Value>> node) {
        List<OperatorCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            GraphSet network = new GraphSet();
            var graph = network.graph(GRAPH);
            Draw draw = new Draw(graph, (operator + variant).hashCode() * 31L + i);
            List<Value> outputs = node.apply(draw);
            outputs.forEach(graph::output);
            graph.build();
            String label = "%s %s #%d".formatted(operator, variant, i);
            cases.add(new OperatorCase(
                    operator,
                    label,
                    network,
                    draw.given(),
                    outputs.stream().map(Value::name).toList()));
        }
        return cases;
    }

    @Override
    public String toString() {
        return label;
    }
}
