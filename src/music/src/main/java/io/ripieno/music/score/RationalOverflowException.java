package io.ripieno.music.score;

/** A fraction that does not fit into two longs, which no music needs: readers refuse the file that asks for it. */
public final class RationalOverflowException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    RationalOverflowException(String value) {
        super("The time value " + value + " is too large or too fine. Maybe the file is damaged: check its durations.");
    }
}
