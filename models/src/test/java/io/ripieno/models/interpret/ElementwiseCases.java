package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Functions of single numbers, pairs and conditions. */
final class ElementwiseCases {
    private ElementwiseCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        for (String operator :
                List.of("Relu", "Sigmoid", "Tanh", "Softplus", "Erf", "Exp", "Abs", "Neg", "Identity", "Elu", "Selu")) {
            cases.addAll(OperatorCase.draws(
                    2, operator, "", draw -> draw.g.node(operator, "y", Attributes.none(), draw.x(some(draw)))));
        }
        for (String operator : List.of("Log", "Sqrt")) {
            cases.addAll(OperatorCase.draws(
                    2, operator, "", draw -> draw.g.node(operator, "y", Attributes.none(), draw.positive(some(draw)))));
        }
        for (String operator : List.of("LeakyRelu", "Elu")) {
            cases.addAll(OperatorCase.draws(
                    2,
                    operator,
                    "alpha",
                    draw -> draw.g.node(
                            operator,
                            "y",
                            Attributes.none().with("alpha", draw.oneOf(0.2f, 0.01f, 1.5f)),
                            draw.x(some(draw)))));
        }
        cases.addAll(OperatorCase.draws(
                1,
                "Selu",
                "alpha and gamma",
                draw -> draw.g.node(
                        "Selu", "y", Attributes.none().with("alpha", 1.5f).with("gamma", 0.7f), draw.x(some(draw)))));
        for (String operator : List.of("Softmax", "LogSoftmax")) {
            cases.addAll(OperatorCase.draws(
                    3,
                    operator,
                    "",
                    draw -> draw.g.node(
                            operator,
                            "y",
                            Attributes.none().with("axis", draw.between(-3, 2)),
                            draw.x(draw.shape(3, 4)))));
            cases.addAll(OperatorCase.draws(
                    1, operator, "last", draw -> draw.g.node(operator, "y", Attributes.none(), draw.x(2, 3))));
        }
        for (String operator : List.of("Add", "Sub", "Mul", "Min", "Max")) {
            cases.addAll(OperatorCase.draws(4, operator, "", draw -> pair(draw, operator, u -> 2 * u - 1)));
        }
        cases.addAll(OperatorCase.draws(3, "Div", "", draw -> pair(draw, "Div", u -> 0.2 + u)));
        cases.addAll(OperatorCase.draws(
                1,
                "Max",
                "of three",
                draw -> draw.g.node(
                        "Max", "y", Attributes.none(), draw.x(2, 3), draw.weight("a", 3), draw.weight("b", 2, 1))));
        cases.addAll(OperatorCase.draws(
                2,
                "Pow",
                "constant",
                draw -> draw.g.node(
                        "Pow", "y", Attributes.none(), draw.x(some(draw)), draw.g.scalar("e", draw.oneOf(2f, 3f)))));
        cases.addAll(OperatorCase.draws(
                2,
                "Pow",
                "learned",
                draw -> draw.g.node("Pow", "y", Attributes.none(), draw.positive(2, 3), draw.weight("e", 3))));
        cases.addAll(OperatorCase.draws(
                1,
                "Clip",
                "both",
                draw -> draw.g.node(
                        "Clip",
                        "y",
                        Attributes.none(),
                        draw.x(some(draw)),
                        draw.g.scalar("a", -1),
                        draw.g.scalar("b", 0.7f))));
        cases.addAll(OperatorCase.draws(
                1,
                "Clip",
                "above",
                draw -> draw.g.node(
                        "Clip", "y", Attributes.none(), draw.x(some(draw)), Value.ABSENT, draw.g.scalar("b", 0.7f))));
        for (String operator : List.of("Equal", "Less", "Greater", "LessOrEqual", "GreaterOrEqual")) {
            cases.addAll(OperatorCase.draws(3, operator, "", draw -> chosen(draw, compared(draw, operator))));
        }
        cases.addAll(OperatorCase.draws(4, "Where", "", draw -> chosen(draw, compared(draw, "Less"))));
        cases.addAll(OperatorCase.draws(
                1,
                "Not",
                "",
                draw -> chosen(draw, draw.g.node("Not", "not", Attributes.none(), compared(draw, "Less")))));
        return cases;
    }

    private static long[] some(Draw draw) {
        return draw.shape(draw.between(1, 4), 4);
    }

    /** Either operand is broadcast to the other. */
    private static Value pair(Draw draw, String operator, DoubleUnaryOperator right) {
        long[] shape = some(draw);
        Value x = draw.x(draw.broadcast(shape));
        return draw.g.node(operator, "y", Attributes.none(), x, draw.weight("w", right, draw.broadcast(shape)));
    }

    private static Value compared(Draw draw, String operator) {
        Value whole = draw.whole(draw.broadcast(draw.between(1, 3), 2, 3));
        return draw.g.node(
                operator, "condition", Attributes.none(), whole, draw.g.numbers("c", new float[] {0, 1, -1}, 3));
    }

    private static Value chosen(Draw draw, Value condition) {
        return draw.g.node(
                "Where",
                "y",
                Attributes.none(),
                condition,
                draw.weight("a", draw.broadcast(draw.between(1, 2), 1, 2, 3)),
                draw.weight("b", draw.broadcast(2, 3)));
    }
}
