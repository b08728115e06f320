package io.ripieno.inference.model;

import io.ripieno.inference.model.ModelException.Problem;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What has to hold between the parts of {@code model.json}, which its schema cannot say. */
final class ManifestRules {
    private static final int DECIMALS = 6;

    private final ModelManifest model;
    private final List<String> problems = new ArrayList<>();

    private ManifestRules(ModelManifest model) {
        this.model = model;
    }

    /** Throws with every problem at once. */
    static void check(ModelManifest model, Path file) throws ModelException {
        List<String> problems = new ManifestRules(model).problems();
        if (!problems.isEmpty()) {
            throw new ModelException(
                    Problem.SCHEMA,
                    file + " contradicts itself in " + problems.size() + " place(s):\n  "
                            + String.join("\n  ", problems)
                            + "\nCorrect the recipe that exports it, and export the model again.");
        }
    }

    private List<String> problems() {
        unique("graphs", model.graphs(), GraphSpec::name);
        unique("files of graphs", model.graphs(), GraphSpec::file);
        unique("labels", model.labels(), Label::name);
        for (Label label : model.labels()) {
            fewDecimals("the threshold of " + label.name(), label.threshold());
        }
        audio();
        metrics();
        return problems;
    }

    private void audio() {
        AudioSpec audio = model.audio();
        if (audio == null) {
            return;
        }
        fewDecimals("audio.windowSeconds", audio.windowSeconds());
        fewDecimals("audio.hopSeconds", audio.hopSeconds());
        if (audio.hopSeconds() > audio.windowSeconds()) {
            problems.add("audio.hopSeconds (" + audio.hopSeconds() + ") is over audio.windowSeconds ("
                    + audio.windowSeconds() + "), so that audio would be left out");
        }
        boolean fed = model.graphs().stream()
                .filter(graph -> graph.name().equals(GraphSpec.MAIN))
                .flatMap(graph -> graph.inputs().stream())
                .anyMatch(input -> input.tensor().equals(audio.tensor()));
        if (!fed) {
            problems.add("audio.tensor (" + audio.tensor() + ") is not an input of a graph named " + GraphSpec.MAIN);
        }
    }

    private void metrics() {
        Set<String> known = model.labels().stream().map(Label::name).collect(Collectors.toSet());
        for (SplitMetrics split : model.metrics()) {
            for (SplitMetrics.ClassMetrics measured : split.classes()) {
                if (!known.contains(measured.label())) {
                    problems.add("metrics of split " + split.split() + " name the label " + measured.label()
                            + ", which the model does not have");
                }
            }
        }
    }

    private <T> void unique(String what, List<T> items, Function<T, String> name) {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(name.apply(item))) {
                problems.add("two " + what + " are named " + name.apply(item));
            }
        }
    }

    /** Java 19 changed how long decimals are written; short ones, and with them the digest, are the same everywhere. */
    private void fewDecimals(String what, double value) {
        if (BigDecimal.valueOf(value).stripTrailingZeros().scale() > DECIMALS) {
            problems.add(what + " (" + value + ") has more than " + DECIMALS + " decimals; round it");
        }
    }
}
