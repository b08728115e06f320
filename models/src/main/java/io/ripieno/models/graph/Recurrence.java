package io.ripieno.models.graph;

/**
 * What a recurrent stack does.
 *
 * @param inputs width of the input
 * @param hidden width of the state in one direction
 * @param layers how many layers stand on each other; each reads what both directions of the one below wrote
 * @param bidirectional whether each layer also runs backwards
 * @param dropout on what every layer but the last writes, while training
 */
public record Recurrence(int inputs, int hidden, int layers, boolean bidirectional, float dropout) {
    public Recurrence {
        if (inputs < 1 || hidden < 1 || layers < 1) {
            throw new GraphException(
                    "A recurrence of %d inputs, %d hidden and %d layers has no state. Give at least 1 each."
                            .formatted(inputs, hidden, layers));
        }
    }

    /** One layer in one direction. */
    public static Recurrence of(int inputs, int hidden) {
        return new Recurrence(inputs, hidden, 1, false, 0);
    }

    /** Runs both ways. */
    public Recurrence bothWays() {
        return new Recurrence(inputs, hidden, layers, true, dropout);
    }

    public Recurrence layers(int layers) {
        return new Recurrence(inputs, hidden, layers, bidirectional, dropout);
    }

    public Recurrence dropout(float ratio) {
        return new Recurrence(inputs, hidden, layers, bidirectional, ratio);
    }

    /** 1 or 2. */
    public int directions() {
        return bidirectional ? 2 : 1;
    }

    /** The width of what the stack writes: {@code directions · hidden}. */
    public int outputs() {
        return directions() * hidden;
    }

    /** How many states there are: {@code layers · directions}. */
    public int states() {
        return layers * directions();
    }
}
