package io.ripieno.models.graph;

/** Sums, products, comparisons and reductions; operands of unlike shapes are broadcast from the right. */
public sealed interface Arithmetic extends LayerSet permits Layers {
    default Value add(String name, Value a, Value b) {
        return graph().node("Add", name, Attributes.none(), a, b);
    }

    default Value subtract(String name, Value a, Value b) {
        return graph().node("Sub", name, Attributes.none(), a, b);
    }

    default Value multiply(String name, Value a, Value b) {
        return graph().node("Mul", name, Attributes.none(), a, b);
    }

    default Value divide(String name, Value a, Value b) {
        return graph().node("Div", name, Attributes.none(), a, b);
    }

    /** {@code x · factor}. */
    default Value scale(String name, Value x, float factor) {
        return multiply(name, x, graph().scalar(name + ".factor", factor));
    }

    /** {@code x + offset}. */
    default Value shift(String name, Value x, float offset) {
        return add(name, x, graph().scalar(name + ".offset", offset));
    }

    /** The matrix product over the last two dimensions, broadcast over the others. */
    default Value matMul(String name, Value a, Value b) {
        return graph().node("MatMul", name, Attributes.none(), a, b);
    }

    default Value exp(String name, Value x) {
        return graph().node("Exp", name, Attributes.none(), x);
    }

    default Value log(String name, Value x) {
        return graph().node("Log", name, Attributes.none(), x);
    }

    default Value sqrt(String name, Value x) {
        return graph().node("Sqrt", name, Attributes.none(), x);
    }

    default Value power(String name, Value x, float exponent) {
        return graph().node("Pow", name, Attributes.none(), x, graph().scalar(name + ".exponent", exponent));
    }

    default Value abs(String name, Value x) {
        return graph().node("Abs", name, Attributes.none(), x);
    }

    default Value negate(String name, Value x) {
        return graph().node("Neg", name, Attributes.none(), x);
    }

    /** Limits to {@code low … high}. */
    default Value clip(String name, Value x, float low, float high) {
        return graph().node(
                        "Clip",
                        name,
                        Attributes.none(),
                        x,
                        graph().scalar(name + ".low", low),
                        graph().scalar(name + ".high", high));
    }

    /** {@code a} where the condition holds, else {@code b}. */
    default Value where(String name, Value condition, Value a, Value b) {
        return graph().node("Where", name, Attributes.none(), condition, a, b);
    }

    /**
     * A reduction over axes.
     *
     * @param keep whether the axes stay, with length 1
     */
    default Value reduce(String name, Reduction reduction, Value x, boolean keep, long... axes) {
        if (reduction == Reduction.SUM) {
            return graph().node(
                            reduction.operator(),
                            name,
                            Attributes.none().with("keepdims", keep ? 1 : 0),
                            x,
                            graph().integers(name + ".axes", axes));
        }
        Attributes attributes = Attributes.none().with("axes", axes).with("keepdims", keep ? 1 : 0);
        return graph().node(reduction.operator(), name, attributes, x);
    }

    /** The index of the largest along an axis, which goes; 64-bit integers. */
    default Value argMax(String name, Value x, int axis) {
        return graph().node("ArgMax", name, Attributes.none().with("axis", axis).with("keepdims", 0), x);
    }
}
