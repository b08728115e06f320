package io.ripieno.models.recipe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What came out of one run or of several that differ in their seeds. */
final class RunFigures {
    private final Map<Long, Map<String, Double>> runs = new LinkedHashMap<>();

    /** Takes in a run that has ended. */
    void add(long seed, Map<String, Double> figures) {
        runs.put(seed, new TreeMap<>(figures));
    }

    /** One line for each figure: its value, or of several runs the mean, the standard deviation and all values. */
    String table() {
        List<String> lines = new ArrayList<>();
        for (String name : names()) {
            List<Double> values = values(name);
            StringBuilder line = new StringBuilder("%-24s %s".formatted(name, number(mean(values))));
            if (values.size() > 1) {
                line.append(" ± ").append(number(deviation(values))).append("  of");
                values.forEach(value -> line.append(' ').append(number(value)));
            }
            lines.add(line.toString());
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** The same for programs. */
    Map<String, Object> document(String recipe) {
        List<Map<String, Object>> each = new ArrayList<>();
        runs.forEach((seed, figures) -> each.add(Map.of("seed", seed, "figures", figures)));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("recipe", recipe);
        document.put("runs", each);
        if (runs.size() > 1) {
            Map<String, Double> means = new TreeMap<>();
            Map<String, Double> deviations = new TreeMap<>();
            for (String name : names()) {
                means.put(name, mean(values(name)));
                deviations.put(name, deviation(values(name)));
            }
            document.put("mean", means);
            document.put("deviation", deviations);
        }
        return document;
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        runs.values().forEach(figures -> names.addAll(figures.keySet()));
        return names;
    }

    private List<Double> values(String name) {
        return runs.values().stream()
                .filter(figures -> figures.containsKey(name))
                .map(figures -> figures.get(name))
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** Of a sample: the squares are divided by one less than there are. */
    private static double deviation(List<Double> values) {
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
