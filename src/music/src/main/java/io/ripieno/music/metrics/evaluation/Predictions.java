package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.regression.Paired;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Predicted numbers. */
final class Predictions implements Measuring {
    private static final String TRUTH = "truth";
    private static final String PREDICTED = "predicted";

    @Override
    public String about() {
        return "How well numbers were predicted: R2, Pearson's and Spearman's correlation, mean absolute and squared error, and accuracy in steps.";
    }

    @Override
    public List<Role> roles() {
        return List.of(
                Role.one(TRUTH, "True numbers: items, or items x targets."),
                Role.one(PREDICTED, "Predictions in the same shape."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.whole(
                                "steps",
                                10,
                                1,
                                "Accuracy counts predictions that are right after rounding to this many steps a unit.")
                        .atMost(1_000_000),
                Parameter.flag("clip", "Bring predictions into 0 to 1 first."));
    }

    @Override
    public void evaluate(Inputs inputs, Options options, Step step, Findings findings) throws IOException {
        Input truth = inputs.one(TRUTH);
        Input predicted = inputs.one(PREDICTED);
        double[][] wanted = Tables.columns(truth, 1, Integer.MAX_VALUE, "at least one");
        double[][] said = Tables.columns(predicted, 1, Integer.MAX_VALUE, "at least one");
        if (wanted.length != said.length) {
            throw new MetricException("%s has %d targets and %s %d. Give predictions of the same targets."
                    .formatted(truth.name(), wanted.length, predicted.name(), said.length));
        }
        step.begin(0, 1, PREDICTED);
        Paired[] pairs = new Paired[wanted.length];
        for (int t = 0; t < pairs.length; t++) {
            Paired pair = new Paired(wanted[t], said[t]);
            pairs[t] = options.flag("clip") ? pair.clipped(0, 1) : pair;
        }
        Axis targets = new Axis("target", truth.numbers().labels());
        add(findings, "r2", targets, pairs, Paired::r2);
        add(findings, "pearson", targets, pairs, Paired::pearson);
        add(findings, "spearman", targets, pairs, Paired::spearman);
        add(findings, "mean-absolute-error", targets, pairs, Paired::meanAbsoluteError);
        add(findings, "mean-squared-error", targets, pairs, Paired::meanSquaredError);
        add(findings, "accuracy", targets, pairs, pair -> pair.accuracy(options.whole("steps")));
    }

    private static void add(
            Findings findings, String name, Axis targets, Paired[] pairs, ToDoubleFunction<Paired> measure) {
        findings.add(Figure.of(
                name, "", targets, Arrays.stream(pairs).mapToDouble(measure).toArray()));
    }
}
