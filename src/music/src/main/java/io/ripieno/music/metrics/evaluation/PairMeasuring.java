package io.ripieno.music.metrics.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures that compare each estimate with its reference; over several pairs, their mean. */
abstract class PairMeasuring implements Measuring {
    private static final String REFERENCE = "reference";
    private static final String ESTIMATE = "estimate";

    private final EnumSet<Form> forms;
    private final String content;

    /** @param content what both hold, with columns and units */
    PairMeasuring(EnumSet<Form> forms, String content) {
        this.forms = forms;
        this.content = content;
    }

    /** Scores by name, in order; all are pure numbers. */
    abstract Map<String, Double> score(Input reference, Input estimate, Options options) throws IOException;

    @Override
    public List<Role> roles() {
        return List.of(
                new Role(REFERENCE, forms, Role.Number.ONE_OF_ITEM, true, "The truth: " + content),
                new Role(ESTIMATE, forms, Role.Number.ONE_OF_ITEM, true, "What was found, in the same layout."));
    }

    @Override
    public void evaluate(Inputs inputs, Options options, Step step, Findings findings) {
        List<Input> references = inputs.all(REFERENCE);
        boolean single = references.size() == 1 && inputs.all(ESTIMATE).size() == 1;
        List<String> judged = new ArrayList<>();
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        for (Input reference : references) {
            step.begin(judged.size() + findings.failures(), references.size(), reference.item());
            findings.attempt(reference.item(), () -> {
                Input estimate = single ? inputs.one(ESTIMATE) : inputs.partner(ESTIMATE, reference);
                score(reference, estimate, options)
                        .forEach((name, value) -> scores.computeIfAbsent(name, n -> new ArrayList<>())
                                .add(value));
                judged.add(reference.item());
            });
        }
        Set<String> known = inputs.items(REFERENCE);
        inputs.items(ESTIMATE).stream()
                .filter(item -> !single && !known.contains(item))
                .forEach(
                        item -> findings.warn("The estimate of %s has no reference, and is left out.".formatted(item)));
        if (references.size() > 1) {
            scores.forEach((name, values) -> findings.add(Figure.of(
                    "each-" + name,
                    "",
                    new Axis("item", judged),
                    values.stream().mapToDouble(x -> x).toArray())));
        }
        scores.forEach((name, values) -> findings.add(Figure.of(
                name, "", values.stream().mapToDouble(x -> x).average().orElse(Double.NaN))));
    }
}
