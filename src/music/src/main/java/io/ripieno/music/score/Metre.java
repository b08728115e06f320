package io.ripieno.music.score;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A time signature.
 *
 * @param groups the numerators, more than one if additive (3+2/8), each 1 to 256
 * @param unit the denominator, a power of two up to 256
 * @param sign how it is shown
 */
public record Metre(List<Integer> groups, int unit, Sign sign) {
    /** How a time signature is shown. */
    public enum Sign {
        NUMBERS,
        /** C, which is 4/4. */
        COMMON,
        /** C with a stroke, which is 2/2. */
        CUT,
        /** None: free time, whose bars have the lengths that they have. */
        FREE
    }

    public static final int LARGEST = 256;
    public static final Metre FOUR_FOUR = of(4, 4);

    public Metre {
        groups = List.copyOf(groups);
        if (groups.isEmpty()
                || groups.size() > LARGEST
                || groups.stream().anyMatch(beats -> beats < 1 || beats > LARGEST)) {
            throw new IllegalArgumentException("The numerators of a metre (" + groups + ") must be from 1 to 256.");
        }
        if (unit < 1 || unit > LARGEST || Integer.bitCount(unit) != 1) {
            throw new IllegalArgumentException(
                    "The denominator of a metre (" + unit + ") must be a power of two from 1 to 256.");
        }
    }

    public static Metre of(int beats, int unit) {
        return new Metre(List.of(beats), unit, Sign.NUMBERS);
    }

    /** The sum of the numerators. */
    public int beats() {
        return groups.stream().mapToInt(Integer::intValue).sum();
    }

    /** Quarter notes of a full bar. */
    public Rational length() {
        return Rational.of(4L * beats(), unit);
    }

    /** Whether the beat has three parts: 6/8, 9/8, 12/8 and the like. */
    public boolean isCompound() {
        return groups.size() == 1 && beats() > 3 && beats() % 3 == 0 && unit >= 8;
    }

    /** {@code 4/4}, {@code 3+2/8}. */
    @Override
    public String toString() {
        return groups.stream().map(String::valueOf).collect(Collectors.joining("+")) + "/" + unit;
    }
}
