package io.ripieno.music.metrics.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was found.
 *
 * @param measures which set of measures
 * @param options the value of each of its parameters
 * @param figures in the order of the set; summaries over all items after those of the items
 * @param warnings why figures may not mean what they seem to
 * @param problems what could not be judged; the figures are of the rest
 */
public record Evaluation(
        MeasureSet measures,
        Map<String, String> options,
        List<Figure> figures,
        List<String> warnings,
        List<Problem> problems) {
    public Evaluation {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        figures = List.copyOf(figures);
        warnings = List.copyOf(warnings);
        problems = List.copyOf(problems);
    }

    /**
     * @param item that could not be judged
     * @param message names the input and its value, and says what to do
     */
    public record Problem(String item, String message) {}

    /**
     * A figure of all items.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Figure figure(String name) {
        return figure(name, "");
    }

    /** A figure of one item. */
    public Figure figure(String name, String item) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name) && figure.item().equals(item))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure %s of \"%s\" among %s"
                        .formatted(
                                name, item, figures.stream().map(Figure::name).toList())));
    }
}
