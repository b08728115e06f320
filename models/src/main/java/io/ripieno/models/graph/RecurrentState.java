package io.ripieno.models.graph;

/**
 * The state of a recurrent stack: {@code [layers · directions][batch][hidden]}, of each layer first forward, then backward.
 *
 * @param hidden what the layers write
 * @param cell of an LSTM; absent for a GRU
 */
public record RecurrentState(Value hidden, Value cell) {
    /** All zeros. */
    public static final RecurrentState ZERO = new RecurrentState(Value.ABSENT, Value.ABSENT);

    /** The state of a GRU. */
    public static RecurrentState of(Value hidden) {
        return new RecurrentState(hidden, Value.ABSENT);
    }
}
