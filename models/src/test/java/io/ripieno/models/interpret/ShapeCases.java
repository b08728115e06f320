package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Operators that rearrange dimensions, ask for them or make tensors of them. */
final class ShapeCases {
    private static final int FLOAT = 1;
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int BOOL = 9;

    private ShapeCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        cases.addAll(OperatorCase.draws(
                4,
                "Flatten",
                "",
                draw -> draw.g.node(
                        "Flatten",
                        "y",
                        Attributes.none().with("axis", draw.between(-3, 3)),
                        draw.x(draw.shape(4, 4)))));
        cases.addAll(OperatorCase.draws(
                3,
                "Reshape",
                "kept and inferred",
                draw -> draw.g.node(
                        "Reshape",
                        "y",
                        Attributes.none(),
                        draw.x(draw.between(1, 3), draw.between(1, 3), 4),
                        draw.g.integers(
                                "to", draw.oneOf(new long[] {0, -1}, new long[] {-1, 2}, new long[] {0, -1, 2})))));
        cases.addAll(OperatorCase.draws(2, "Reshape", "computed", ShapeCases::reshapedAsComputed));
        cases.addAll(OperatorCase.draws(4, "Squeeze", "", draw -> {
            int rank = draw.between(1, 4);
            long[] shape = draw.shape(rank, 4);
            long[] axes = draw.axes(rank);
            for (long axis : axes) {
                shape[Math.floorMod(axis, rank)] = 1;
            }
            Value x = draw.x(shape);
            return draw.g.node("Squeeze", "y", Attributes.none(), x, draw.g.integers("axes", axes));
        }));
        cases.addAll(OperatorCase.draws(
                1, "Squeeze", "all", draw -> draw.g.node("Squeeze", "y", Attributes.none(), draw.x(2, 1, 3, 1))));
        cases.addAll(OperatorCase.draws(
                3,
                "Unsqueeze",
                "",
                draw -> draw.g.node(
                        "Unsqueeze",
                        "y",
                        Attributes.none(),
                        draw.x(draw.shape(2, 4)),
                        draw.g.integers("axes", draw.oneOf(new long[] {-1, 0}, new long[] {3, 1}, new long[] {1})))));
        cases.addAll(OperatorCase.draws(
                4,
                "Transpose",
                "",
                draw -> draw.g.node(
                        "Transpose", "y", Attributes.none().with("perm", draw.order(4)), draw.x(draw.shape(4, 4)))));
        cases.addAll(OperatorCase.draws(
                1, "Transpose", "reversed", draw -> draw.g.node("Transpose", "y", Attributes.none(), draw.x(2, 3, 4))));
        cases.addAll(OperatorCase.draws(5, "Expand", "", draw -> {
            long[] shape = draw.shape(draw.between(1, 4), 4);
            Value x = draw.x(draw.broadcast(shape));
            return draw.g.node("Expand", "y", Attributes.none(), x, draw.g.integers("to", draw.broadcast(shape)));
        }));
        cases.addAll(OperatorCase.draws(
                3,
                "Shape",
                "",
                draw -> floats(
                        draw,
                        draw.g.node(
                                "Shape",
                                "shape",
                                Attributes.none()
                                        .with("start", draw.between(-3, 1))
                                        .with("end", draw.oneOf(2, -1, 9)),
                                draw.x(draw.shape(4, 5))))));
        cases.addAll(OperatorCase.draws(
                1,
                "Shape",
                "whole",
                draw -> floats(draw, draw.g.node("Shape", "shape", Attributes.none(), draw.x(draw.shape(3, 5))))));
        cases.addAll(OperatorCase.draws(
                1,
                "ConstantOfShape",
                "",
                draw -> draw.g.node(
                        "Add",
                        "y",
                        Attributes.none(),
                        draw.g.node("ConstantOfShape", "zeros", Attributes.none(), draw.g.integers("to", 2, 3)),
                        draw.x(3))));
        for (int type : new int[] {INT32, INT64, BOOL}) {
            cases.addAll(OperatorCase.draws(1, "Cast", "to " + type, draw -> {
                Value cast = draw.g.node("Cast", "cast", Attributes.none().with("to", type), draw.whole(3, 4));
                return floats(draw, cast);
            }));
        }
        cases.addAll(OperatorCase.draws(1, "Gather", "by cast integers of 32 bits", draw -> {
            Value index = draw.g.node("Cast", "cast", Attributes.none().with("to", INT32), draw.whole(2, 3));
            return draw.g.node("Gather", "y", Attributes.none().with("axis", 1), draw.weight("w", 3, 5), index);
        }));
        cases.addAll(OperatorCase.draws(1, "Div", "of integers", draw -> {
            Value x = draw.g.node("Cast", "cast", Attributes.none().with("to", INT64), draw.whole(3, 4));
            Value by = draw.g.integers("by", 2, -2, 2, -2);
            return floats(draw, draw.g.node("Div", "quotient", Attributes.none(), x, by));
        }));
        return cases;
    }

    private static Value floats(Draw draw, Value integers) {
        return draw.g.node("Cast", "y", Attributes.none().with("to", FLOAT), integers);
    }

    /** The shape is taken apart and put together at run time. */
    private static Value reshapedAsComputed(Draw draw) {
        long[] shape = draw.shape(3, 4);
        Value x = draw.x(shape);
        Value whole = draw.g.node("Shape", "shape", Attributes.none(), x);
        Value turned = draw.g.node(
                "Slice",
                "turned",
                Attributes.none(),
                whole,
                draw.g.integers("start", 2),
                draw.g.integers("end", -9),
                draw.g.integers("axis", 0),
                draw.g.integers("step", -1));
        return draw.g.node("Reshape", "y", Attributes.none(), x, turned);
    }
}
