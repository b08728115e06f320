package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.Distance;
import io.ripieno.music.metrics.melody.bleu.CorpusBleu;
import io.ripieno.music.metrics.melody.descriptive.Spans;
import io.ripieno.music.metrics.melody.descriptive.StepPiece;
import io.ripieno.music.metrics.melody.feature.Feature;
import io.ripieno.music.metrics.melody.feature.FeatureSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Sets of melodies: what was generated against a reference. */
final class Melodies implements Measuring {
    static final String GENERATED = "generated";
    static final String REFERENCE = "reference";

    /** What is measured. */
    enum Kind {
        MGEVAL,
        BLEU,
        DESCRIPTIVES
    }

    @Override
    public String about() {
        return "How near a set of melodies is to another: features within and across the sets as MGEval compares them, BLEU, and measures that describe each set.";
    }

    @Override
    public List<Role> roles() {
        Set<Form> scores = EnumSet.of(Form.SCORE);
        return List.of(
                new Role(REFERENCE, scores, Role.Number.SET, true, "The melodies to compare with, a file each."),
                new Role(GENERATED, scores, Role.Number.SET, true, "The melodies to be judged, a file each."));
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.choices("measures", "mgeval,descriptives", Words.of(Kind.class), "What to measure."),
                Parameter.choices("features", "", Words.of(Feature.class), "Features of mgeval; by default all."),
                Parameter.whole("bars", 4, 1, "So many bars are looked at in features of bars.")
                        .atMost(4096),
                Parameter.choice(
                        "bar-frames",
                        FeatureSettings.BarFrames.AT_120,
                        "Bars of pitch-class histograms: those at 120 quarters a minute, as MGEval has them, or those of the tune."),
                Parameter.choice(
                        "normalisation",
                        FeatureSettings.Normalisation.NONE,
                        "What counts of transition matrices are divided by."),
                Parameter.choice("distance", Distance.EUCLIDEAN, "Distance of two melodies in a feature."),
                Parameter.flag("densities", "Also give the smoothed densities of the distances."),
                Parameter.whole(
                                "bleu-order",
                                CorpusBleu.USUAL_ORDER,
                                1,
                                "The longest run of tokens that counts in bleu.")
                        .atMost(100),
                Parameter.choice(
                        "bleu-tokens",
                        MelodyTokens.PITCHES,
                        "What bleu compares: pitches, durations, or both together."),
                Parameter.choice(
                        "bleu-pairs",
                        BleuPairs.BY_NAME,
                        "What a melody is judged by in bleu: that of its name in the other set, or all of them."),
                Parameter.choice(
                        "bleu-direction",
                        BleuDirection.GENERATED_BY_REFERENCE,
                        "Which set bleu judges by the other: what was generated, or, as Genchel, Pati and Lerch (2019) have it, the reference."),
                Parameter.whole(
                                "resolution",
                                StepPiece.USUAL_RESOLUTION,
                                1,
                                "Steps of a quarter note in descriptives and in durations.")
                        .atMost(10_080),
                Parameter.whole("measure", 4 * StepPiece.USUAL_RESOLUTION, 1, "Steps of a measure in descriptives.")
                        .atMost(1_000_000),
                Parameter.choice("spans", Spans.AS_MUSPY, "How descriptives cut a piece into beats and measures."));
    }

    @Override
    public void evaluate(Inputs inputs, Options options, Step step, Findings findings) throws IOException {
        Set<Kind> wanted = EnumSet.noneOf(Kind.class);
        options.choices("measures").forEach(name -> wanted.add(Words.constant(Kind.class, name)));
        int files = inputs.all(REFERENCE).size() + inputs.all(GENERATED).size();
        int parts = files + wanted.size();
        List<Tune> reference = new ArrayList<>();
        List<Tune> generated = new ArrayList<>();
        int read = 0;
        for (String role : List.of(REFERENCE, GENERATED)) {
            for (Input input : inputs.all(role)) {
                step.begin(read++, parts, input.name());
                findings.attempt(
                        input.name(), () -> (role.equals(REFERENCE) ? reference : generated).add(Tune.of(input)));
            }
        }
        if (reference.isEmpty() || generated.isEmpty()) {
            throw new MetricException("No file of %s could be read. %s"
                    .formatted(reference.isEmpty() ? REFERENCE : GENERATED, findings.firstProblem()));
        }
        boolean played = wanted.contains(Kind.MGEVAL) || wanted.contains(Kind.BLEU);
        List<Played> truths = played ? Played.of(reference, findings) : List.of();
        List<Played> made = played ? Played.of(generated, findings) : List.of();
        for (Kind kind : wanted) {
            step.begin(read++, parts, Words.of(kind));
            findings.attemptNamed(Words.of(kind), () -> {
                switch (kind) {
                    case MGEVAL -> new SetComparison(options).evaluate(truths, made, findings);
                    case BLEU -> BleuPairs.evaluate(truths, made, options, findings);
                    case DESCRIPTIVES -> SetDescription.evaluate(reference, generated, options, findings);
                }
            });
        }
    }
}
