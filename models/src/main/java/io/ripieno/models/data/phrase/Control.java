package io.ripieno.models.data.phrase;

/**
 * A change of what the player does while notes sound.
 *
 * @param at seconds from the beginning of the phrase
 * @param value 0 to 127; of a bend 0 to 16383 with 8192 in the middle and two semitones to either end
 */
public record Control(double at, Kind kind, int value) {
    /** The middle of the pitch wheel. */
    public static final int BEND_CENTRE = 8192;

    /** What is moved. */
    public enum Kind {
        EXPRESSION(127),
        SUSTAIN(127),
        BEND(16383);

        private final int highest;

        Kind(int highest) {
            this.highest = highest;
        }
    }

    public Control {
        if (!(at >= 0) || value < 0 || value > kind.highest) {
            throw new IllegalArgumentException("The control " + kind + " (value " + value + " at " + at
                    + " s) must lie within 0.." + kind.highest + " at 0 s or later.");
        }
    }

    /** A bend by some cents; beyond two semitones it stays at the end of the wheel. */
    public static Control bend(double at, double cents) {
        int value = (int) Math.round(BEND_CENTRE + cents * BEND_CENTRE / 200);
        return new Control(at, Kind.BEND, Math.max(0, Math.min(16383, value)));
    }
}
