package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import java.util.Arrays;
import java.util.List;

/**
 * An option of a measure set.
 *
 * @param name in lower case with hyphens, such as {@code onset-tolerance}
 * @param kind of its values
 * @param usual the value that it has if none is given; empty for none
 * @param choices the words of {@link Kind#CHOICE} and {@link Kind#CHOICES}; else empty
 * @param least the smallest number that is allowed
 * @param most the greatest number that is allowed
 * @param about one sentence: meaning and unit
 */
public record Parameter(
        String name, Kind kind, String usual, List<String> choices, double least, double most, String about) {
    private static final double UNBOUNDED = 1e9;

    /** Kinds of values; all are given as text. */
    public enum Kind {
        /** {@code true} or {@code false}. */
        FLAG,
        WHOLE,
        NUMBER,
        /** One word. */
        CHOICE,
        /** Words with commas between them. */
        CHOICES,
        /** Whole numbers with commas between them. */
        WHOLES
    }

    public Parameter {
        choices = List.copyOf(choices);
    }

    static Parameter flag(String name, String about) {
        return new Parameter(name, Kind.FLAG, "false", List.of(), 0, 0, about);
    }

    static Parameter whole(String name, long usual, long least, String about) {
        return new Parameter(name, Kind.WHOLE, Long.toString(usual), List.of(), least, Integer.MAX_VALUE, about);
    }

    static Parameter number(String name, double usual, double least, String about) {
        return new Parameter(
                name, Kind.NUMBER, Double.isNaN(usual) ? "" : text(usual), List.of(), least, Double.MAX_VALUE, about);
    }

    static <E extends Enum<E>> Parameter choice(String name, E usual, String about) {
        return choice(name, Words.of(usual), Words.of(usual.getDeclaringClass()), about);
    }

    static Parameter choice(String name, String usual, List<String> choices, String about) {
        return new Parameter(name, Kind.CHOICE, usual, choices, 0, 0, about);
    }

    static Parameter choices(String name, String usual, List<String> choices, String about) {
        return new Parameter(name, Kind.CHOICES, usual, choices, 0, 0, about);
    }

    static Parameter wholes(String name, String about) {
        return new Parameter(name, Kind.WHOLES, "", List.of(), 0, Integer.MAX_VALUE, about);
    }

    /** The same with a greatest number that is allowed. */
    Parameter atMost(double greatest) {
        return new Parameter(name, kind, usual, choices, least, greatest, about);
    }

    /** The numbers that are allowed, {@code at least 0} or {@code 1 to 100}; empty if all are, or for other kinds. */
    public String bounds() {
        if (kind != Kind.WHOLE && kind != Kind.NUMBER && kind != Kind.WHOLES) {
            return "";
        }
        if (most < UNBOUNDED) {
            return text(least) + " to " + text(most);
        }
        return least <= -UNBOUNDED ? "" : "at least " + text(least);
    }

    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < UNBOUNDED
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    /**
     * @throws MetricException if a value is not one that the parameter can have
     */
    void require(String value) {
        if (value.isEmpty() && usual.isEmpty()) {
            return;
        }
        boolean right =
                switch (kind) {
                    case FLAG -> value.equals("true") || value.equals("false");
                    case WHOLE -> isWhole(value);
                    case NUMBER -> isNumber(value);
                    case CHOICE -> choices.contains(value);
                    case CHOICES -> Arrays.stream(value.split(",", -1)).allMatch(choices::contains);
                    case WHOLES -> Arrays.stream(value.split(",", -1)).allMatch(this::isWhole);
                };
        if (!right) {
            throw new MetricException("%s is \"%s\". Give %s.".formatted(name, value, wanted()));
        }
    }

    private boolean isWhole(String value) {
        try {
            long whole = Long.parseLong(value);
            return whole >= least && whole <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private boolean isNumber(String value) {
        try {
            double number = Double.parseDouble(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private String wanted() {
        String bounds = bounds().isEmpty() ? "" : (most < UNBOUNDED ? " from " : " of ") + bounds();
        return switch (kind) {
            case FLAG -> "true or false";
            case WHOLE -> "a whole number" + bounds;
            case NUMBER -> "a number" + bounds;
            case CHOICE -> "one of " + String.join(", ", choices);
            case CHOICES -> "some of " + String.join(", ", choices) + ", with commas between them";
            case WHOLES -> "whole numbers" + bounds + ", with commas between them";
        };
    }
}
