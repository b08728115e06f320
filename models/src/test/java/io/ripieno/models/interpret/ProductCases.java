package io.ripieno.models.interpret;

import io.ripieno.models.graph.Attributes;
import io.ripieno.models.graph.Value;
import java.util.ArrayList;
import java.util.List;

/** Matrix products. */
final class ProductCases {
    private ProductCases() {}

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        cases.addAll(OperatorCase.draws(6, "Gemm", "", ProductCases::gemm));
        cases.addAll(OperatorCase.draws(2, "MatMul", "matrix on the right", draw -> {
            long inner = draw.between(1, 5);
            Value x = draw.x(draw.between(1, 3), draw.between(1, 4), inner);
            return draw.g.node("MatMul", "y", Attributes.none(), x, draw.weight("w", inner, draw.between(1, 5)));
        }));
        cases.addAll(OperatorCase.draws(2, "MatMul", "batches broadcast", draw -> {
            long inner = draw.between(1, 5);
            Value x = draw.x(draw.between(1, 3), 1, draw.between(1, 4), inner);
            Value w = draw.weight("w", draw.between(1, 3), inner, draw.between(1, 5));
            return draw.g.node("MatMul", "y", Attributes.none(), x, w);
        }));
        cases.addAll(OperatorCase.draws(
                1,
                "MatMul",
                "vectors",
                draw -> draw.g.node("MatMul", "y", Attributes.none(), draw.x(4), draw.weight("w", 4, 3))));
        return cases;
    }

    private static Value gemm(Draw draw) {
        long rows = draw.between(1, 4);
        long inner = draw.between(1, 4);
        long columns = draw.between(1, 4);
        boolean turnA = draw.coin();
        boolean turnB = draw.coin();
        Value x = turnA ? draw.x(inner, rows) : draw.x(rows, inner);
        Value w = turnB ? draw.weight("w", columns, inner) : draw.weight("w", inner, columns);
        Attributes attributes = Attributes.none()
                .with("transA", turnA ? 1 : 0)
                .with("transB", turnB ? 1 : 0)
                .with("alpha", draw.oneOf(1f, 0.5f))
                .with("beta", draw.oneOf(1f, 2f));
        return switch (draw.between(0, 2)) {
            case 0 -> draw.g.node("Gemm", "y", attributes, x, w);
            case 1 -> draw.g.node("Gemm", "y", attributes, x, w, draw.weight("b", columns));
            default -> draw.g.node("Gemm", "y", attributes, x, w, draw.weight("b", rows, 1));
        };
    }
}
