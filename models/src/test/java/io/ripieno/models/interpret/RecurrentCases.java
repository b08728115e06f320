package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** GRU and LSTM in all directions, with and without bias, initial state and each output; sequences and single steps. */
final class RecurrentCases {
    private RecurrentCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        for (String direction : List.of("forward", "reverse", "bidirectional")) {
            for (String operator : List.of("GRU", "LSTM")) {
                cases.addAll(OperatorCase.drawsOfSeveral(
                        4, operator, direction, draw -> node(draw, operator, direction, false)));
                cases.addAll(OperatorCase.drawsOfSeveral(
                        3, operator, "one step " + direction, draw -> node(draw, operator, direction, true)));
            }
        }
        return cases;
    }

    private static List<Value> node(Draw draw, String operator, String direction, boolean oneStep) {
        boolean cells = operator.equals("LSTM");
        int directions = direction.equals("bidirectional") ? 2 : 1;
        int hidden = draw.between(1, 4);
        int width = draw.between(1, 4);
        int batch = draw.between(1, 3);
        long rows = (cells ? 4L : 3L) * hidden;
        List<Value> inputs = new ArrayList<>();
        inputs.add(
                oneStep
                        ? draw.g.node(
                                "Unsqueeze",
                                "time",
                                Attributes.none(),
                                draw.x(batch, width),
                                draw.g.integers("time.axis", 0))
                        : draw.x(draw.between(1, 5), batch, width));
        inputs.add(draw.weight("w", directions, rows, width));
        inputs.add(draw.weight("r", directions, rows, hidden));
        inputs.add(draw.coin() ? draw.weight("b", directions, 2 * rows) : Value.ABSENT);
        inputs.add(Value.ABSENT);
        inputs.add(state(draw, "h", directions, batch, hidden));
        if (cells) {
            inputs.add(state(draw, "c", directions, batch, hidden));
        }
        Attributes attributes = Attributes.none().with("hidden_size", hidden).with("direction", direction);
        List<String> outputs = new ArrayList<>(List.of(draw.coin() ? "y" : "", "hidden"));
        if (cells) {
            outputs.add("cell");
        }
        return draw
                .g
                .nodes(
                        operator,
                        "node",
                        outputs,
                        cells ? attributes : attributes.with("linear_before_reset", 1),
                        inputs.toArray(Value[]::new))
                .stream()
                .filter(output -> !output.equals(Value.ABSENT))
                .toList();
    }

    private static Value state(Draw draw, String name, long... shape) {
        return draw.coin() ? draw.input(name, u -> 2 * u - 1, shape) : Value.ABSENT;
    }
}
