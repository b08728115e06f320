package io.ripieno.music.metrics.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Means over recordings of ratios of whole sources, in dB, of what is finite; how many are not is told. */
final class SourceMeans {
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    /** @param track ratios by measure and source */
    void add(Map<String, Map<String, Double>> track) {
        track.forEach((measure, sources) ->
                sources.forEach((source, value) -> values.computeIfAbsent(measure, name -> new LinkedHashMap<>())
                        .computeIfAbsent(source, name -> new ArrayList<>())
                        .add(value)));
    }

    List<Figure> figures() {
        return values.entrySet().stream()
                .map(measure -> Figure.of(
                        measure.getKey(),
                        "dB",
                        new Axis("source", List.copyOf(measure.getValue().keySet())),
                        measure.getValue().values().stream()
                                .mapToDouble(SourceMeans::mean)
                                .toArray()))
                .toList();
    }

    /** Which means are not of all recordings. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        values.forEach((measure, sources) -> sources.forEach((source, ratios) -> {
            long left = ratios.stream().filter(ratio -> !Double.isFinite(ratio)).count();
            if (left > 0) {
                warnings.add("%s of %s is infinite or not defined in %d of %d recordings; its mean is of the others."
                        .formatted(measure, source, left, ratios.size()));
            }
        }));
        return warnings;
    }

    private static double mean(List<Double> ratios) {
        return ratios.stream()
                .mapToDouble(x -> x)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
