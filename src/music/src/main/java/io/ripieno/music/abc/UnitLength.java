package io.ripieno.music.abc;

import io.ripieno.music.score.Rational;
import java.util.Collection;
import java.util.List;

/** The unit note length of a tune that is written, and lengths in terms of it. */
record UnitLength(Rational quarters) {
    private static final List<UnitLength> CHOICE =
            List.of(new UnitLength(Rational.of(1, 2)), new UnitLength(Rational.ONE), new UnitLength(Rational.of(1, 4)));

    /** Of 1/8, 1/4 and 1/16 the one with which as many lengths take the fewest characters. */
    static UnitLength bestFor(Collection<Rational> durations) {
        UnitLength best = CHOICE.get(0);
        long fewest = Long.MAX_VALUE;
        for (UnitLength unit : CHOICE) {
            long characters = durations.stream()
                    .mapToLong(duration -> unit.text(duration).length())
                    .sum();
            if (characters < fewest) {
                fewest = characters;
                best = unit;
            }
        }
        return best;
    }

    /** {@code 1/8}. */
    String fraction() {
        return quarters.dividedBy(4).toString();
    }

    /** What is written behind a note or rest: {@code 3/2}, {@code /}, {@code /4}, {@code 2} or nothing. */
    String text(Rational duration) {
        Rational factor = duration.dividedBy(quarters);
        String above = factor.numerator() == 1 ? "" : Long.toString(factor.numerator());
        String below = factor.denominator() == 1 ? "" : factor.denominator() == 2 ? "/" : "/" + factor.denominator();
        return above + below;
    }

    /** Whether a duration fits into the numbers that are read. */
    boolean canTell(Rational duration) {
        Rational factor = duration.dividedBy(quarters);
        return factor.numerator() <= AbcCursor.MAX_NUMBER && factor.denominator() <= AbcCursor.MAX_NUMBER;
    }
}
