package io.ripieno.music.score;

/**
 * One measure of a score.
 *
 * @param label its number as printed, such as {@code 12} or {@code X1}
 * @param onset quarter notes from the start of the score
 * @param length what it really lasts, in quarter notes, above 0
 * @param metre in force, which may want a longer or shorter bar
 * @param implicit whether it is not counted: a pickup, or the rest of a bar that a repeat splits
 */
public record Measure(String label, Rational onset, Rational length, Metre metre, boolean implicit, Barlines barlines) {
    public Measure {
        if (onset.sign() < 0) {
            throw new IllegalArgumentException("onset (" + onset + ") of measure " + label + " must not be negative.");
        }
        if (length.sign() <= 0) {
            throw new IllegalArgumentException("length (" + length + ") of measure " + label + " must be above 0.");
        }
    }

    /** A full bar. */
    public static Measure of(int number, Rational onset, Metre metre) {
        return new Measure(Integer.toString(number), onset, metre.length(), metre, false, Barlines.PLAIN);
    }

    public Rational end() {
        return onset.plus(length);
    }

    /** Whether it lasts as long as its metre says. */
    public boolean isFull() {
        return length.equals(metre.length());
    }

    public Measure at(Rational onset) {
        return new Measure(label, onset, length, metre, implicit, barlines);
    }

    public Measure with(Barlines barlines) {
        return new Measure(label, onset, length, metre, implicit, barlines);
    }
}
