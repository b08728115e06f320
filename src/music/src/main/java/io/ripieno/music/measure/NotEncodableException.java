package io.ripieno.music.measure;

import io.ripieno.music.score.Rational;
import org.jspecify.annotations.Nullable;

/** A tune that the grid of measures cannot hold; the message names the place and what stands there. */
public final class NotEncodableException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why, so that refusals can be counted. */
    public enum Reason {
        /** There is no note of definite pitch. */
        NO_NOTES,
        /** Several parts have notes. */
        SEVERAL_PARTS,
        /** Two notes sound at once. */
        POLYPHONIC,
        /** The metre is another, or changes. */
        METRE,
        /** Repeats are not played out. */
        FOLDED,
        /** A note or rest begins between two ticks. */
        OFF_GRID,
        /** A note is too low or too high. */
        OUT_OF_RANGE,
        /** There are too many notes. */
        TOO_LONG
    }

    private final Reason reason;
    private final transient @Nullable Rational onset;

    NotEncodableException(Reason reason, @Nullable Rational onset, String message) {
        super(message);
        this.reason = reason;
        this.onset = onset;
    }

    public Reason reason() {
        return reason;
    }

    /** Quarter notes from the start of the score, if it is about one place. */
    public @Nullable Rational onset() {
        return onset;
    }
}
