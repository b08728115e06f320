package io.ripieno.music.abc;

import io.ripieno.music.score.Metre;
import io.ripieno.music.score.Rational;
import io.ripieno.music.score.RationalOverflowException;
import io.ripieno.music.score.ScoreException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of time: {@code M:}, {@code L:} and {@code Q:}. */
final class AbcTimes {
    /** Free time: what holds for a tune without {@code M:}. */
    static final Metre FREE = new Metre(List.of(4), 4, Metre.Sign.FREE);

    private static final int FASTEST = 100_000;
    private static final Pattern METRE =
            Pattern.compile("\\(?(\\d{1,3}(?:\\s*\\+\\s*\\d{1,3})*)\\)?\\s*/\\s*(\\d{1,3})");
    private static final Pattern UNIT = Pattern.compile("1(?:/(\\d{1,4}))?");
    private static final Pattern TEMPO = Pattern.compile(
            "((?:\\d{1,4}/\\d{1,4}\\s*)+|C\\d{0,3}|)\\s*=?\\s*(\\d{1,6}(?:\\.\\d{1,6})?)(?![\\d/=]|\\.\\d)");
    private static final Pattern FRACTION = Pattern.compile("(\\d+)/(\\d+)");

    private AbcTimes() {}

    /** A time signature: numbers, sums of numbers, {@code C}, {@code C|} or none. */
    static Metre metre(String text, AbcFault fault) throws ScoreException {
        String value = text.strip();
        if (value.isEmpty() || value.equalsIgnoreCase("none")) {
            return FREE;
        }
        if (value.equals("C")) {
            return new Metre(List.of(4), 4, Metre.Sign.COMMON);
        }
        if (value.equals("C|")) {
            return new Metre(List.of(2), 2, Metre.Sign.CUT);
        }
        Matcher matcher = METRE.matcher(value);
        if (!matcher.matches()) {
            throw badMetre(value, fault);
        }
        List<Integer> groups = new ArrayList<>();
        for (String group : matcher.group(1).split("\\+", -1)) {
            groups.add(Integer.parseInt(group.strip()));
        }
        try {
            return new Metre(groups, Integer.parseInt(matcher.group(2)), Metre.Sign.NUMBERS);
        } catch (IllegalArgumentException e) {
            throw badMetre(value, fault);
        }
    }

    private static ScoreException badMetre(String value, AbcFault fault) {
        return fault.unreadable(
                "The metre M:" + AbcCursor.shown(value) + " is not understood",
                "write beats over a power of two up to 256, such as 6/8 or 2+3/8, or C, C| or none");
    }

    /** The unit note length in quarter notes. */
    static Rational unit(String text, AbcFault fault) throws ScoreException {
        Matcher matcher = UNIT.matcher(text.strip());
        int divisor = !matcher.matches() ? 0 : matcher.group(1) == null ? 1 : Integer.parseInt(matcher.group(1));
        if (divisor < 1 || divisor > 1024) {
            throw fault.unreadable(
                    "The unit note length L:" + AbcCursor.shown(text) + " is not understood",
                    "write a fraction from 1/1 to 1/1024, such as 1/8");
        }
        return Rational.of(4, divisor);
    }

    /** The unit note length, in quarter notes, of a tune without {@code L:}: 1/16 below 3/4, else 1/8. */
    static Rational defaultUnit(Metre metre) {
        boolean small = metre.sign() != Metre.Sign.FREE && metre.length().isBefore(Rational.of(3));
        return small ? Rational.of(1, 4) : Rational.of(1, 2);
    }

    /**
     * A tempo as it was understood.
     *
     * @param quartersPerMinute null if there is none, as in one that is words alone
     * @param rest what was not understood; empty for most
     */
    record Tempo(@Nullable Rational quartersPerMinute, String rest) {}

    /** Reads {@code 1/4=120}, {@code "Slow" 3/8=60} or {@code 120} (of unit notes), and leaves what follows. */
    static Tempo tempo(String text, Rational unit) {
        String value = text.replaceAll("\"[^\"]*\"?", " ").strip();
        Matcher matcher = TEMPO.matcher(value);
        try {
            if (matcher.lookingAt()) {
                Rational tempo =
                        beat(matcher.group(1).strip(), unit).times(Rational.of(new BigDecimal(matcher.group(2))));
                if (tempo.sign() > 0 && !tempo.isAfter(Rational.of(FASTEST))) {
                    return new Tempo(tempo, value.substring(matcher.end()).strip());
                }
            }
        } catch (RationalOverflowException e) {
            return new Tempo(null, value);
        }
        return new Tempo(null, value);
    }

    private static Rational beat(String text, Rational unit) {
        if (text.isEmpty() || text.equals("C")) {
            return unit;
        }
        if (text.startsWith("C")) {
            return unit.times(Integer.parseInt(text.substring(1)));
        }
        Rational sum = Rational.ZERO;
        Matcher fraction = FRACTION.matcher(text);
        while (fraction.find()) {
            int divisor = Integer.parseInt(fraction.group(2));
            if (divisor == 0) {
                return Rational.ZERO;
            }
            sum = sum.plus(Rational.of(4L * Integer.parseInt(fraction.group(1)), divisor));
        }
        return sum;
    }
}
