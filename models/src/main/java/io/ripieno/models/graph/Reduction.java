package io.ripieno.models.graph;

/** What becomes of the numbers along reduced axes. */
public enum Reduction {
    MEAN("ReduceMean"),
    SUM("ReduceSum"),
    MAX("ReduceMax"),
    MIN("ReduceMin"),
    PRODUCT("ReduceProd"),
    /** The square root of the sum of squares. */
    L2("ReduceL2");

    private final String operator;

    Reduction(String operator) {
        this.operator = operator;
    }

    String operator() {
        return operator;
    }
}
