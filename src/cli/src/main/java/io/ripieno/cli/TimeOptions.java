package io.ripieno.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Readers of lengths and points of time. */
public final class TimeOptions {
    private static final String LENGTHS = "a length of time such as 90s, 10m, 2h or PT1H30M";

    private TimeOptions() {}

    /** A length of time greater than 0. */
    public static final class Length implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                Duration length = length(text);
                if (length.compareTo(Duration.ZERO) > 0) {
                    return length;
                }
            } catch (DateTimeException notALength) {
                throw new TypeConversionException("'%s' is not %s".formatted(text, LENGTHS));
            }
            throw new TypeConversionException("'%s' is not %s, greater than 0".formatted(text, LENGTHS));
        }
    }

    /** A point of time to come: itself, or how long from now. */
    public static final class Deadline implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return deadline(text, Clock.systemUTC());
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    /** A point of time that has been: itself, or how long ago. */
    public static final class Since implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                Clock clock = Clock.systemUTC();
                return isPoint(text) ? point(text) : clock.instant().minus(length(text));
            } catch (DateTimeException | ArithmeticException e) {
                throw new TypeConversionException(
                        "'%s' is neither a point of time such as 2026-01-31T12:00:00Z nor %s".formatted(text, LENGTHS));
            }
        }
    }

    /**
     * Reads a point of time to come: itself, or how long from now.
     *
     * @throws IllegalArgumentException if it is neither or has passed; the message quotes it
     */
    public static Instant deadline(String text, Clock clock) {
        Instant deadline;
        try {
            deadline = isPoint(text) ? point(text) : clock.instant().plus(length(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'%s' is neither a point of time such as 2026-01-31T12:00:00Z nor %s".formatted(text, LENGTHS), e);
        }
        if (!deadline.isAfter(clock.instant())) {
            throw new IllegalArgumentException("'%s' has passed; name a time to come".formatted(text));
        }
        return deadline;
    }

    private static boolean isPoint(String text) {
        return text.length() > 4 && Character.isDigit(text.charAt(0)) && text.charAt(4) == '-';
    }

    private static Instant point(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Duration length(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        if (upper.startsWith("P")) {
            return Duration.parse(upper);
        }
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
    }
}
