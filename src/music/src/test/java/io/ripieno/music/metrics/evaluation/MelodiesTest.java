package io.ripieno.music.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.bleu.CorpusBleu;
import io.ripieno.music.metrics.melody.bleu.Segment;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MelodiesTest {
    private static final int[] REAL = {60, 62, 64, 65, 67, 65, 64, 62, 60};
    private static final int[] MADE = {60, 62, 64, 65, 64, 65, 67, 62};
    private static final int[] OTHER = {67, 65, 64, 62, 60, 60};

    @Test
    void bleuJudgesEitherSetByTheOther() throws IOException {
        Inputs inputs = sets(
                List.of(Given.melody("a", REAL), Given.melody("b", OTHER)),
                List.of(Given.melody("a", MADE), Given.melody("b", OTHER)));
        assertThat(bleu(inputs, Map.of())).isEqualTo(bleu(Segment.of(MADE, REAL), Segment.of(OTHER, OTHER)));
        assertThat(bleu(inputs, Map.of("bleu-direction", "reference-by-generated")))
                .isEqualTo(bleu(Segment.of(REAL, MADE), Segment.of(OTHER, OTHER)))
                .isNotEqualTo(bleu(inputs, Map.of()));
        List<int[]> made = List.of(MADE, OTHER);
        assertThat(bleu(inputs, Map.of("bleu-direction", "reference-by-generated", "bleu-pairs", "all")))
                .isEqualTo(bleu(new Segment(REAL, made), new Segment(OTHER, made)));
    }

    @Test
    void melodiesWithoutAPartnerAreLeftOutOfBleuAndTold() throws IOException {
        Inputs inputs = sets(
                List.of(Given.melody("a", REAL), Given.melody("c", OTHER), Given.melody("d", OTHER)),
                List.of(Given.melody("a", MADE), Given.melody("b", OTHER)));
        Evaluation found = evaluate(inputs, Map.of("measures", "bleu"));
        assertThat(found.figure("bleu").value()).isEqualTo(bleu(Segment.of(MADE, REAL)));
        assertThat(found.warnings())
                .containsExactly("1 of 2 generated melodies have a reference of their name; bleu is of these.");
        assertThat(evaluate(inputs, Map.of("measures", "bleu", "bleu-direction", "reference-by-generated"))
                        .warnings())
                .containsExactly("1 of 3 references have a generated melody of their name; bleu is of these.");
    }

    @Test
    void whatOneMeasureRefusesLeavesTheOthers() throws IOException {
        Inputs inputs = sets(
                List.of(Given.melody("a", REAL), Given.melody("b", OTHER)),
                List.of(Given.melody("x", MADE), Given.melody("y", OTHER)));
        Evaluation found = evaluate(inputs, Map.of("measures", "mgeval,bleu,descriptives", "features", "pitch-range"));
        assertThat(found.figure("distance-mean").values()).hasSize(3);
        assertThat(found.figure("descriptive-mean").values()[0]).isEqualTo(5);
        assertThat(found.problems())
                .containsExactly(new Evaluation.Problem(
                        "bleu",
                        "bleu: None of 2 generated melodies have a reference of their name for bleu."
                                + " Name them alike, or set bleu-pairs to all, or leave bleu out."));
        assertThatThrownBy(() -> evaluate(inputs, Map.of("measures", "bleu")))
                .isInstanceOf(MetricException.class)
                .hasMessageEndingWith("or leave bleu out.");
    }

    @Test
    void aTuneThatCannotBeJudgedIsToldOnceAndTheOthersAre() throws IOException {
        Inputs inputs = sets(
                List.of(Given.melody("a", REAL), Given.melody("empty"), Given.melody("b", OTHER)),
                List.of(Given.melody("a", MADE), Given.melody("b", OTHER)));
        Evaluation found = evaluate(inputs, Map.of("measures", "mgeval,bleu,descriptives", "features", "pitch-range"));
        assertThat(found.problems())
                .containsExactly(new Evaluation.Problem(
                        "given/empty/empty",
                        "given/empty/empty: The score has no part with pitched notes: leave it out."));
        assertThat(found.figure("bleu").value()).isEqualTo(bleu(Segment.of(MADE, REAL), Segment.of(OTHER, OTHER)));
        assertThat(found.figure("feature-mean").values()).containsExactly(7, 7);
    }

    @Test
    void aTuneWhoseRepeatsAreFoldedSpoilsNoDescription() throws IOException {
        Given folded = Given.folded("f", 60, 62);
        Inputs inputs = sets(List.of(Given.melody("a", REAL)), List.of(Given.melody("a", MADE), folded));
        Evaluation found = evaluate(inputs, Map.of("measures", "bleu,descriptives"));
        assertThat(found.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.item()).isEqualTo("given/f/f");
            assertThat(problem.message()).endsWith("play them out first, with Unfolding.of.");
        });
        assertThat(found.figure("descriptive-mean").values()[0]).isCloseTo(5, within(1e-12));
    }

    private static double bleu(Inputs inputs, Map<String, String> options) throws IOException {
        Map<String, String> all = new TreeMap<>(options);
        all.put("measures", "bleu");
        return evaluate(inputs, all).figure("bleu").value();
    }

    private static double bleu(Segment... segments) {
        CorpusBleu corpus = new CorpusBleu();
        corpus.update(List.of(segments));
        return corpus.compute().bleu();
    }

    private static Inputs sets(List<Given> reference, List<Given> generated) {
        return new Inputs().with("reference", reference).with("generated", generated);
    }

    private static Evaluation evaluate(Inputs inputs, Map<String, String> options) throws IOException {
        return MeasureSet.MELODIES.evaluate(inputs, MeasureSet.MELODIES.options(options), Step.NONE);
    }
}
