package io.ripieno.cli;

import java.util.function.DoublePredicate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Readers of numbers within bounds; what lies outside is a wrong command line. */
public final class Bounded {
    private Bounded() {}

    /** A port, or 0 for a free one. */
    public static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, n -> n >= 0 && n <= 65535, "a port from 1 to 65535, or 0 for a free one");
        }
    }

    /** At least 1. */
    public static final class Count implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return whole(text, n -> n >= 1, "a whole number of at least 1");
        }
    }

    /** Greater than 0. */
    public static final class Seconds implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            return number(text, n -> n > 0 && Double.isFinite(n), "a number of seconds greater than 0");
        }
    }

    private static int whole(String text, DoublePredicate allowed, String wanted) {
        return (int)
                number(text, n -> n == Math.rint(n) && Math.abs(n) <= Integer.MAX_VALUE && allowed.test(n), wanted);
    }

    private static double number(String text, DoublePredicate allowed, String wanted) {
        try {
            double number = Double.parseDouble(text);
            if (allowed.test(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("'%s' is not %s".formatted(text, wanted));
        }
        throw new TypeConversionException("'%s' is not %s".formatted(text, wanted));
    }
}
