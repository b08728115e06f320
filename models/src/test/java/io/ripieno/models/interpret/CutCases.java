package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Operators that join, cut, pick and pad. */
final class CutCases {
    private CutCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        cases.addAll(OperatorCase.draws(6, "Concat", "", draw -> {
            int rank = draw.between(1, 4);
            int axis = draw.between(0, rank - 1);
            long[] left = draw.shape(rank, 4);
            long[] right = left.clone();
            right[axis] = draw.between(1, 4);
            Attributes attributes = Attributes.none().with("axis", draw.coin() ? axis : axis - rank);
            return draw.g.node("Concat", "y", attributes, draw.x(left), draw.weight("w", right));
        }));
        cases.addAll(OperatorCase.draws(12, "Slice", "", CutCases::slice));
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
        cases.addAll(OperatorCase.drawsOfSeveral(5, "Split", "", draw -> {
            int rank = draw.between(1, 4);
            int axis = draw.axis(rank);
            long[] lengths = draw.shape(3, 3);
            long[] shape = draw.shape(rank, 3);
            shape[Math.floorMod(axis, rank)] = LongStream.of(lengths).sum();
            return draw.g.nodes(
                    "Split",
                    "split",
                    List.of("a", "b", "c"),
                    Attributes.none().with("axis", axis),
                    draw.x(shape),
                    draw.g.integers("lengths", lengths));
        }));
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
            cases.addAll(OperatorCase.draws(6, "Pad", kind, draw -> {
                int rank = draw.between(1, 4);
                long[] shape = draw.times(rank, 3, 5);
                Value pads = draw.g.integers("pads", draw.times(2 * rank, 0, kind.equals("reflect") ? 2 : 4));
                return draw.g.node("Pad", "y", Attributes.none().with("mode", kind), draw.x(shape), pads);
            }));
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

    /** Each axis in either direction, from and to beyond its ends at times; nothing is left of some. */
    private static Value slice(Draw draw) {
        int rank = draw.between(1, 4);
        long[] shape = draw.times(rank, 2, 6);
        long[] axes = draw.axes(rank);
        long[] from = new long[axes.length];
        long[] to = new long[axes.length];
        long[] steps = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            int length = (int) shape[Math.floorMod(axes[i], rank)];
            boolean forwards = draw.coin();
            steps[i] = forwards ? draw.between(1, 3) : -draw.between(1, 3);
            from[i] = forwards ? draw.between(-length - 2, -1) : draw.between(0, length + 2);
            to[i] = forwards ? draw.between(1, length + 2) : draw.between(-length - 2, -1);
        }
        return draw.g.node(
                "Slice",
                "y",
                Attributes.none(),
                draw.x(shape),
                draw.g.integers("start", from),
                draw.g.integers("end", to),
                draw.g.integers("axes", axes),
                draw.g.integers("steps", steps));
    }
}
