package io.ripieno.music.metrics.melody.descriptive;

/** How a piece is cut into beats and measures. */
public enum Spans {
    /**
     * As muspy does: a piece always has one span more than begin within it, even if it ends where a span does, and a note
     * that ends where a span begins counts as sounding there.
     */
    AS_MUSPY,
    /** As many spans as begin within the piece, and notes sound in those in which they last. */
    TRIMMED;

    /** How many spans of so many steps a piece has. */
    int count(int length, int steps) {
        return this == AS_MUSPY ? length / steps + 1 : Math.floorDiv(length - 1, steps) + 1;
    }

    /** Index of the last span in which a note sounds. */
    int last(StepNote note, int steps) {
        return (this == AS_MUSPY ? note.end() : note.end() - 1) / steps;
    }
}
