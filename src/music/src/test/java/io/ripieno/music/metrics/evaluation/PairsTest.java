package io.ripieno.music.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PairsTest {
    private static final double[][] ONSETS = {{1}, {2}, {3}};

    @Test
    void onePairIsJudgedWhateverItsNames() throws IOException {
        Inputs inputs = new Inputs()
                .with("reference", Given.table("truth", ONSETS))
                .with("estimate", Given.table("found", new double[][] {{1.04}, {2.2}}));
        Evaluation evaluation = evaluate(MeasureSet.ONSETS, inputs, Map.of());
        assertThat(evaluation.figure("precision").value()).isEqualTo(0.5);
        assertThat(evaluation.figure("recall").value()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(evaluation.figure("f1").value()).isCloseTo(0.4, within(1e-12));
        assertThat(evaluation.options()).containsExactly(Map.entry("window", "0.05"));
        Evaluation wide = evaluate(MeasureSet.ONSETS, inputs, Map.of("window", "0.2"));
        assertThat(wide.figure("precision").value()).isOne();
    }

    @Test
    void severalPairsGiveTheirMeanAndOneThatCannotBeJudgedIsTold() throws IOException {
        Inputs inputs = new Inputs()
                .with(
                        "reference",
                        List.of(Given.table("a", ONSETS), Given.table("b", ONSETS), Given.table("c", ONSETS)))
                .with(
                        "estimate",
                        List.of(
                                Given.table("c", new double[][] {{9}}),
                                Given.table("a", ONSETS),
                                Given.table("d", ONSETS)));
        List<String> steps = new ArrayList<>();
        Evaluation evaluation = MeasureSet.ONSETS.evaluate(
                inputs,
                MeasureSet.ONSETS.options(Map.of()),
                (done, of, what) -> steps.add(done + "/" + of + " " + what));
        assertThat(steps).containsExactly("0/3 a", "1/3 b", "2/3 c");
        assertThat(evaluation.figure("each-f1").values()).containsExactly(1, 0);
        assertThat(evaluation.figure("each-f1").axes()).containsExactly(new Axis("item", List.of("a", "c")));
        assertThat(evaluation.figure("f1").value()).isEqualTo(0.5);
        assertThat(evaluation.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.item()).isEqualTo("b");
            assertThat(problem.message())
                    .contains("given/b/b")
                    .contains("estimate")
                    .contains("[c, a, d]");
        });
        assertThat(evaluation.warnings()).singleElement().asString().contains("estimate of d");
    }

    @Test
    void whatTheStepThrowsEndsTheEvaluation() {
        Inputs inputs =
                new Inputs().with("reference", Given.table("a", ONSETS)).with("estimate", Given.table("a", ONSETS));
        assertThatThrownBy(() -> MeasureSet.ONSETS.evaluate(inputs, MeasureSet.ONSETS.options(Map.of()), (d, o, w) -> {
                    throw new CancellationException("enough");
                }))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void pitchIsReadFromTwoOrThreeColumns() throws IOException {
        double[][] truth = {{0, 440}, {0.01, 440}, {0.02, 0}, {0.03, 220}};
        double[][] found = {{0, 440, 1}, {0.01, 880, 1}, {0.02, 100, 1}, {0.03, 220, 0}};
        Evaluation evaluation = evaluate(MeasureSet.PITCH, pair(truth, found), Map.of());
        assertThat(evaluation.figure("raw-pitch-accuracy").value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.figure("raw-chroma-accuracy").value()).isOne();
        assertThat(evaluation.figure("voicing-false-alarm").value()).isOne();
        assertThat(evaluation.figure("voicing-recall").value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.figure("overall-accuracy").value()).isEqualTo(0.25);
    }

    @Test
    void pitchesOfVoicesEndWhereTheRowIsFilledUp() throws IOException {
        double[][] truth = {{0, 440, 550}, {0.1, 440, Double.NaN}};
        double[][] found = {{0, 880, 550}, {0.1, 440, 0}};
        Evaluation evaluation = evaluate(MeasureSet.MULTIPITCH, pair(truth, found), Map.of());
        assertThat(evaluation.figure("precision").value()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(evaluation.figure("chroma-accuracy").value()).isOne();
        assertThat(evaluation.figure("substitution-error").value()).isCloseTo(1.0 / 3, within(1e-12));
    }

    @Test
    void notesOfAnArrayAndOfAScoreAreTheSame() throws IOException {
        double[][] played = {{0, 0.5, 60}, {0.5, 1, 64}};
        Inputs inputs =
                new Inputs().with("reference", Given.melody("a", 60, 64)).with("estimate", Given.table("b", played));
        Evaluation right = evaluate(MeasureSet.TRANSCRIPTION, inputs, Map.of("pitch-unit", "midi"));
        assertThat(right.figure("f1").value()).isOne();
        assertThat(right.figure("overlap").value()).isOne();
        Evaluation wrong = evaluate(MeasureSet.TRANSCRIPTION, inputs, Map.of());
        assertThat(wrong.figure("no-offset-f1").value()).isZero();
        assertThat(wrong.figure("onset-f1").value()).isOne();
    }

    @Test
    void predictionsAreJudgedTargetByTarget() throws IOException {
        Inputs inputs = new Inputs()
                .with("truth", Given.table("t", new double[][] {{0, 1}, {0.5, 2}, {1, 3}}))
                .with("predicted", Given.table("p", new double[][] {{0, 3}, {0.5, 2}, {1.2, 1}}));
        Evaluation evaluation = evaluate(MeasureSet.REGRESSION, inputs, Map.of());
        assertThat(evaluation.figure("spearman").values()).containsExactly(new double[] {1, -1}, within(1e-12));
        assertThat(evaluation.figure("mean-absolute-error").values()[1]).isCloseTo(4.0 / 3, within(1e-12));
        assertThat(evaluate(MeasureSet.REGRESSION, inputs, Map.of("clip", "true"))
                        .figure("r2")
                        .values()[0])
                .isOne();
    }

    @Test
    void whatDoesNotFitIsNamedWithWhatToDo() {
        double[][] four = {{1, 2, 3, 4}};
        assertThatThrownBy(() -> evaluate(MeasureSet.PITCH, pair(four, four), Map.of()))
                .isInstanceOf(MetricException.class)
                .hasMessageContaining("given/reference/reference has 4 columns. Give time");
        assertThatThrownBy(() -> evaluate(MeasureSet.ONSETS, new Inputs(), Map.of()))
                .hasMessageContaining("reference is missing. Give it: The truth: onsets in seconds");
        assertThatThrownBy(() ->
                        evaluate(MeasureSet.PITCH, new Inputs().with("reference", Given.melody("m", 60)), Map.of()))
                .hasMessageContaining("given/m/m is score, and reference must be numbers");
        assertThatThrownBy(() -> evaluate(
                        MeasureSet.REGRESSION,
                        new Inputs().with("truth", List.of(Given.table("a", ONSETS), Given.table("b", ONSETS))),
                        Map.of()))
                .hasMessageContaining("truth is 2 files, given/a/a and given/b/b among them. Give one.");
        assertThatThrownBy(
                        () -> evaluate(MeasureSet.PITCH, new Inputs().with("refs", Given.table("a", ONSETS)), Map.of()))
                .hasMessageContaining("There is no input \"refs\". Give some of [reference, estimate].");
    }

    @Test
    void optionsThatAreNotAllowedAreNamedWithWhatIs() {
        assertThatThrownBy(() -> MeasureSet.ONSETS.options(Map.of("windw", "1")))
                .hasMessage("There is no option \"windw\". Give some of [window].");
        assertThatThrownBy(() -> MeasureSet.ONSETS.options(Map.of("window", "-1")))
                .hasMessage("window is \"-1\". Give a number of at least 0.");
        assertThatThrownBy(() -> MeasureSet.ONSETS.options(Map.of("window", "NaN")))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> MeasureSet.TRANSCRIPTION.options(Map.of("pitch-unit", "cents")))
                .hasMessage("pitch-unit is \"cents\". Give one of hz, midi.");
        assertThatThrownBy(() -> MeasureSet.TRANSCRIPTION.options(Map.of("strict", "yes")))
                .hasMessage("strict is \"yes\". Give true or false.");
        assertThatThrownBy(() -> MeasureSet.REGRESSION.options(Map.of("steps", "0")))
                .hasMessage("steps is \"0\". Give a whole number from 1 to 1000000.");
    }

    @Test
    void wholeNumbersHaveAGreatestThatIsAllowed() {
        for (MeasureSet measures : MeasureSet.values()) {
            for (Parameter parameter : measures.parameters()) {
                String beyond = "2147483648";
                if (parameter.kind() == Parameter.Kind.WHOLE || parameter.kind() == Parameter.Kind.WHOLES) {
                    assertThatThrownBy(() -> measures.options(Map.of(parameter.name(), beyond)))
                            .isInstanceOf(MetricException.class)
                            .hasMessageContaining(parameter.name() + " is \"2147483648\". Give ");
                }
            }
        }
        assertThatThrownBy(() -> MeasureSet.SEPARATION.options(Map.of("taps", "100000")))
                .hasMessage("taps is \"100000\". Give a whole number from 1 to 8192.");
        assertThatThrownBy(() -> MeasureSet.TAGS.options(Map.of("bins", "2147483647")))
                .hasMessage("bins is \"2147483647\". Give a whole number from 1 to 100000.");
    }

    private static Inputs pair(double[][] reference, double[][] estimate) {
        return new Inputs()
                .with("reference", Given.table("reference", reference))
                .with("estimate", Given.table("estimate", estimate));
    }

    private static Evaluation evaluate(MeasureSet set, Inputs inputs, Map<String, String> options) throws IOException {
        return set.evaluate(inputs, set.options(options), Step.NONE);
    }
}
