package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what becomes an evaluation. */
final class Findings {
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Evaluation.Problem> problems = new LinkedHashSet<>();

    /** The work on one item. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    void add(Figure figure) {
        figures.add(figure);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    /** Does the work on an item; if it cannot be judged, that is noted once, and the others go on. */
    void attempt(String item, Work work) {
        try {
            work.run();
        } catch (MetricException | IOException e) {
            problems.add(new Evaluation.Problem(item, String.valueOf(e.getMessage())));
        }
    }

    /** The same where messages do not say of themselves what they are about. */
    void attemptNamed(String item, Work work) {
        attempt(item, () -> {
            try {
                work.run();
            } catch (MetricException e) {
                throw (MetricException) new MetricException(item + ": " + e.getMessage()).initCause(e);
            }
        });
    }

    String firstProblem() {
        return problems.stream().findFirst().map(Evaluation.Problem::message).orElse("");
    }

    int failures() {
        return problems.size();
    }

    Evaluation of(MeasureSet measures, Map<String, String> options) {
        return new Evaluation(measures, options, figures, warnings, List.copyOf(problems));
    }
}
