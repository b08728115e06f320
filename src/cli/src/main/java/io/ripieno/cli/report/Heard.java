package io.ripieno.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * An instrument and how probable it is.
 *
 * @param label as the model names it
 * @param probability 0 to 1
 * @param present the decision
 */
public record Heard(String label, double probability, boolean present) {
    /** The most probable first. */
    public static final Comparator<Heard> MOST_PROBABLE_FIRST =
            Comparator.comparingDouble(Heard::probability).reversed().thenComparing(Heard::label);

    /**
     * The first of those that are present, such as {@code piano 0.93, violin 0.61}; if none is, what comes closest.
     *
     * @param count how many at most
     */
    public static String inBrief(List<Heard> all, int count) {
        List<Heard> ranked = all.stream().sorted(MOST_PROBABLE_FIRST).toList();
        List<Heard> present = ranked.stream().filter(Heard::present).toList();
        return present.isEmpty()
                ? ranked.stream()
                        .findFirst()
                        .map(closest -> "none (" + closest + ")")
                        .orElse("none")
                : present.stream().limit(count).map(Heard::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", label, probability);
    }
}
