package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.ranking.Confusion;
import io.ripieno.music.metrics.ranking.Confusions;
import io.ripieno.music.metrics.ranking.LabelMean;
import io.ripieno.music.metrics.ranking.PrecisionRecallCurve;
import io.ripieno.music.metrics.ranking.Predictions;
import io.ripieno.music.metrics.ranking.Reliability;
import io.ripieno.music.metrics.ranking.ScoredItems;
import io.ripieno.music.numbers.Numbers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Labels of items that were scored. */
final class Tags implements Measuring {
    private static final String SCORES = "scores";
    private static final String LABELS = "labels";
    private static final String KNOWN = "known";
    private static final String THRESHOLDS = "thresholds";
    private static final List<String> CURVE = List.of("threshold", "precision", "recall");

    @Override
    public String about() {
        return "How well labels were scored: average precision, area under the ROC curve, F1 in all its means, best thresholds, and calibration.";
    }

    @Override
    public List<Role> roles() {
        return List.of(
                Role.one(SCORES, "Scores: items x labels, higher is surer; a header names the labels."),
                Role.one(LABELS, "The truth in the same shape: 1 has the label, 0 has not, NaN or empty is not known."),
                Role.one(KNOWN, "Where the truth is known, in the same shape: 1 or 0.")
                        .optional(),
                Role.one(THRESHOLDS, "A threshold for each label, in place of one for all.")
                        .optional());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.number("threshold", 0.5, -1e12, "Scores above it are decisions for the label."),
                Parameter.whole("bins", Reliability.USUAL_BINS, 1, "Bins of equal width of the calibration error.")
                        .atMost(100_000),
                Parameter.flag("curves", "Also give the points of the precision-recall curves."));
    }

    @Override
    public void evaluate(Inputs inputs, Options options, Step step, Findings findings) throws IOException {
        Predictions predictions = predictions(inputs);
        Axis labels = new Axis("label", names(inputs));
        step.begin(0, 2, "ranking");
        ranking(predictions, labels, findings);
        if (options.flag("curves")) {
            if (predictions.pooled().positives() > 0) {
                findings.add(curve("precision-recall", predictions.pooled()));
            }
            for (int label = 0; label < predictions.labels(); label++) {
                ScoredItems items = predictions.of(label);
                if (items.positives() > 0) {
                    findings.add(curve("precision-recall-" + labels.labels().get(label), items));
                }
            }
        }
        step.begin(1, 2, "decisions");
        decisions(predictions.above(thresholds(inputs, options, predictions.labels())), labels, findings);
        calibration(predictions, labels, options.whole("bins"), findings);
    }

    private static Predictions predictions(Inputs inputs) throws IOException {
        double[][] scores = Tables.matrix(inputs.one(SCORES));
        double[][] labels = Tables.matrix(inputs.one(LABELS));
        boolean[][] truth = new boolean[labels.length][];
        boolean[][] known = new boolean[labels.length][];
        for (int i = 0; i < labels.length; i++) {
            truth[i] = new boolean[labels[i].length];
            known[i] = new boolean[labels[i].length];
            for (int l = 0; l < labels[i].length; l++) {
                known[i][l] = !Double.isNaN(labels[i][l]);
                truth[i][l] = known[i][l] && binary(inputs.one(LABELS), labels[i][l], i, l);
            }
        }
        if (inputs.optional(KNOWN).isPresent()) {
            restrict(known, inputs.one(KNOWN));
        }
        return new Predictions(scores, truth, known);
    }

    private static void restrict(boolean[][] known, Input input) throws IOException {
        double[][] marks = Tables.matrix(input);
        if (marks.length != known.length || marks[0].length != known[0].length) {
            throw new MetricException("%s is %d x %d and the labels %d x %d. Give a mark for each label of each item."
                    .formatted(input.name(), marks.length, marks[0].length, known.length, known[0].length));
        }
        for (int i = 0; i < known.length; i++) {
            for (int l = 0; l < known[i].length; l++) {
                known[i][l] &= binary(input, marks[i][l], i, l);
            }
        }
    }

    private static boolean binary(Input input, double value, int row, int column) {
        if (value != 0 && value != 1) {
            throw new MetricException("%s[%d][%d] is %s. Give 1 or 0.".formatted(input.name(), row, column, value));
        }
        return value == 1;
    }

    private static List<String> names(Inputs inputs) throws IOException {
        Numbers scores = inputs.one(SCORES).numbers();
        return scores.columns().isEmpty() ? inputs.one(LABELS).numbers().labels() : scores.columns();
    }

    private static double[] thresholds(Inputs inputs, Options options, int labels) throws IOException {
        if (inputs.optional(THRESHOLDS).isPresent()) {
            return inputs.one(THRESHOLDS).numbers().values();
        }
        double[] same = new double[labels];
        Arrays.fill(same, options.number("threshold"));
        return same;
    }

    private static void ranking(Predictions predictions, Axis labels, Findings findings) {
        LabelMean precision = predictions.averagePrecision();
        LabelMean area = predictions.rocAuc();
        findings.add(Figure.of("mean-average-precision", "", precision.value()));
        findings.add(Figure.of("mean-roc-auc", "", area.value()));
        findings.add(Figure.of("average-precision", "", labels, unboxed(precision.labels())));
        findings.add(Figure.of("roc-auc", "", labels, unboxed(area.labels())));
        findings.add(Figure.of("positives", "", labels, each(predictions, ScoredItems::positives)));
        findings.add(Figure.of("items", "", labels, each(predictions, ScoredItems::items)));
        List<String> undefined =
                precision.undefined().stream().map(labels.labels()::get).toList();
        if (!undefined.isEmpty()) {
            findings.warn("No item has %s; their average precision is not defined, and means leave them out."
                    .formatted(undefined));
        }
    }

    private static void decisions(Confusions decisions, Axis labels, Findings findings) {
        findings.add(Figure.of("micro-f1", "", decisions.microF1()));
        findings.add(Figure.of("mean-binary-f1", "", decisions.binaryF1()));
        findings.add(Figure.of("mean-binary-f1-by-support", "", decisions.binaryF1BySupport()));
        findings.add(Figure.of("mean-macro-f1", "", decisions.macroF1()));
        findings.add(Figure.of("mean-weighted-f1", "", decisions.weightedF1()));
        add(findings, "precision", labels, decisions, label -> label.positive().precision());
        add(findings, "recall", labels, decisions, label -> label.positive().recall());
        add(findings, "f1", labels, decisions, label -> label.positive().f());
        add(findings, "macro-f1", labels, decisions, Confusion::macroF1);
        add(findings, "weighted-f1", labels, decisions, Confusion::weightedF1);
        add(findings, "accuracy", labels, decisions, Confusion::accuracy);
    }

    private static void add(
            Findings findings, String name, Axis labels, Confusions decisions, ToDoubleFunction<Confusion> value) {
        findings.add(Figure.of(
                name, "", labels, decisions.labels().stream().mapToDouble(value).toArray()));
    }

    private static void calibration(Predictions predictions, Axis labels, int bins, Findings findings) {
        double[] pooled = predictions.pooled().scores();
        if (Arrays.stream(pooled).anyMatch(score -> score < 0 || score > 1)) {
            findings.warn("Scores are not all from 0 to 1: they are no probabilities, and calibration is left out.");
            return;
        }
        findings.add(Figure.of("best-threshold", "", labels, each(predictions, items -> items.bestThreshold(0, 1))));
        Reliability reliability = predictions.pooled().reliability(bins);
        findings.add(Figure.of("expected-calibration-error", "", reliability.expectedError()));
        findings.add(Figure.of("largest-calibration-error", "", reliability.largestError()));
        findings.add(Figure.of("calibration-error", "", labels, each(predictions, items -> items.reliability(bins)
                .expectedError())));
        List<Reliability.Bin> filled = reliability.bins();
        findings.add(Figure.of(
                "reliability",
                "",
                new Axis("of", List.of("said", "found", "count")),
                Axis.counted("bin", filled.size()),
                new double[][] {
                    filled.stream().mapToDouble(Reliability.Bin::said).toArray(),
                    filled.stream().mapToDouble(Reliability.Bin::found).toArray(),
                    filled.stream().mapToDouble(Reliability.Bin::count).toArray()
                }));
    }

    private static Figure curve(String name, ScoredItems items) {
        PrecisionRecallCurve curve = items.precisionRecall();
        return Figure.of(name, "", new Axis("of", CURVE), Axis.counted("point", curve.recall().length), new double[][] {
            curve.thresholds(), curve.precision(), curve.recall()
        });
    }

    private static double[] each(Predictions predictions, ToDoubleFunction<ScoredItems> value) {
        return IntStream.range(0, predictions.labels())
                .mapToDouble(label -> value.applyAsDouble(predictions.of(label)))
                .toArray();
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(x -> x).toArray();
    }
}
