package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Operators that join, cut, pick and pad. */
final class CutCases {
    private CutCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        cases.addAll(OperatorCase.draws(3, "Concat", "", draw -> {
            int axis = draw.between(0, 2);
            long[] left = draw.shape(3, 4);
            long[] right = left.clone();
            right[axis] = draw.between(1, 4);
            Attributes attributes = Attributes.none().with("axis", draw.coin() ? axis : axis - 3);
            return draw.g.node("Concat", "y", attributes, draw.x(left), draw.weight("w", right));
        }));
        cases.addAll(OperatorCase.draws(8, "Slice", "", CutCases::slice));
        cases.addAll(OperatorCase.draws(
                1,
                "Slice",
                "without axes",
                draw -> draw.g.node(
                        "Slice",
                        "y",
                        Attributes.none(),
                        draw.x(4, 5),
                        draw.g.integers("from", 1, -2),
                        draw.g.integers("to", 3, 99))));
        cases.addAll(OperatorCase.drawsOfSeveral(
                3,
                "Split",
                "",
                draw -> draw.g.nodes(
                        "Split",
                        "split",
                        List.of("a", "b", "c"),
                        Attributes.none().with("axis", draw.oneOf(1, -2)),
                        draw.x(2, 6, 3),
                        draw.g.integers("lengths", draw.oneOf(new long[] {1, 2, 3}, new long[] {4, 1, 1})))));
        cases.addAll(OperatorCase.drawsOfSeveral(
                1,
                "Split",
                "equal",
                draw -> draw.g.nodes("Split", "split", List.of("a", "b"), Attributes.none(), draw.x(6, 2))));
        cases.addAll(OperatorCase.draws(3, "Gather", "rows of a table", draw -> {
            long rows = draw.between(2, 6);
            Value table = draw.weight("table", rows, draw.between(1, 4));
            Value picked =
                    draw.g.node("Gather", "rows", Attributes.none(), table, draw.indices("i", rows, draw.shape(2, 4)));
            return draw.g.node("Mul", "y", Attributes.none(), picked, draw.x(1));
        }));
        cases.addAll(OperatorCase.draws(4, "Gather", "along an axis", draw -> {
            int axis = draw.between(0, 2);
            long[] shape = draw.shape(3, 4);
            Attributes attributes = Attributes.none().with("axis", draw.coin() ? axis : axis - 3);
            Value indices = draw.indices("i", shape[axis], draw.shape(draw.between(0, 2), 3));
            return draw.g.node("Gather", "y", attributes, draw.x(shape), indices);
        }));
        cases.addAll(OperatorCase.draws(
                2,
                "Gather",
                "one constant index",
                draw -> draw.g.node(
                        "Gather",
                        "y",
                        Attributes.none().with("axis", 1),
                        draw.x(2, 4, 3),
                        draw.g.integer("i", draw.oneOf(2, -1)))));
        for (String kind : List.of("constant", "reflect", "edge")) {
            cases.addAll(OperatorCase.draws(
                    4,
                    "Pad",
                    kind,
                    draw -> draw.g.node(
                            "Pad",
                            "y",
                            Attributes.none().with("mode", kind),
                            draw.x(2, 3, 4, 5),
                            draw.g.integers("pads", draw.times(8, 0, kind.equals("reflect") ? 1 : 3)))));
        }
        cases.addAll(OperatorCase.draws(
                1,
                "Pad",
                "reflect far",
                draw -> draw.g.node(
                        "Pad",
                        "y",
                        Attributes.none().with("mode", "reflect"),
                        draw.x(2, 6),
                        draw.g.integers("pads", 0, 5, 1, 4))));
        cases.addAll(OperatorCase.draws(
                1,
                "Pad",
                "with a number, and cut",
                draw -> draw.g.node(
                        "Pad",
                        "y",
                        Attributes.none(),
                        draw.x(3, 4),
                        draw.g.integers("pads", 1, -1, 0, 2),
                        draw.g.scalar("value", 1.5f))));
        return cases;
    }

    private static Value slice(Draw draw) {
        long step = draw.oneOf(1, 2, -1, -2);
        long from = step > 0 ? draw.oneOf(0, 1, -5) : draw.oneOf(4, 9, -1);
        long to = step > 0 ? draw.oneOf(4, 99, -1) : draw.oneOf(0, -99, 1);
        return draw.g.node(
                "Slice",
                "y",
                Attributes.none(),
                draw.x(2, 6, 5),
                draw.g.integers("start", from, 0),
                draw.g.integers("end", to, 2),
                draw.g.integers("axes", draw.oneOf(1, -2), 2),
                draw.g.integers("steps", step, 1));
    }
}
