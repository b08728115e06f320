package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Reductions over some axes and over all. */
final class ReductionCases {
    private ReductionCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        for (String operator : List.of("ReduceMean", "ReduceMax", "ReduceMin", "ReduceProd", "ReduceL2")) {
            cases.addAll(OperatorCase.draws(6, operator, "", draw -> {
                int rank = draw.between(1, 4);
                Attributes attributes =
                        Attributes.none().with("axes", draw.axes(rank)).with("keepdims", draw.between(0, 1));
                return draw.g.node(operator, "y", attributes, draw.x(draw.shape(rank, 4)));
            }));
            cases.addAll(OperatorCase.draws(
                    1, operator, "all", draw -> draw.g.node(operator, "y", Attributes.none(), draw.x(2, 3))));
        }
        cases.addAll(OperatorCase.draws(6, "ReduceSum", "", draw -> {
            int rank = draw.between(1, 4);
            Attributes attributes = Attributes.none().with("keepdims", draw.between(0, 1));
            Value axes = draw.g.integers("axes", draw.axes(rank));
            return draw.g.node("ReduceSum", "y", attributes, draw.x(draw.shape(rank, 4)), axes);
        }));
        cases.addAll(OperatorCase.draws(
                1, "ReduceSum", "all", draw -> draw.g.node("ReduceSum", "y", Attributes.none(), draw.x(2, 3))));
        cases.addAll(OperatorCase.draws(
                1,
                "ReduceSum",
                "none",
                draw -> draw.g.node(
                        "ReduceSum", "y", Attributes.none().with("noop_with_empty_axes", 1), draw.x(2, 3))));
        cases.addAll(OperatorCase.draws(6, "ArgMax", "", draw -> {
            int rank = draw.between(1, 4);
            Attributes attributes =
                    Attributes.none().with("axis", draw.axis(rank)).with("keepdims", draw.between(0, 1));
            Value index = draw.g.node("ArgMax", "index", attributes, draw.x(draw.shape(rank, 4)));
            return draw.g.node("Cast", "y", Attributes.none().with("to", 1), index);
        }));
        return cases;
    }
}
