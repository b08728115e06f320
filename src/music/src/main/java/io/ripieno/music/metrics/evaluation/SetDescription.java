package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.melody.descriptive.Descriptives;
import io.ripieno.music.metrics.melody.descriptive.Spans;
import io.ripieno.music.metrics.melody.descriptive.StepPiece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What describes each of two sets: mean and deviation over its pieces of measures after muspy. */
final class SetDescription {
    private static final Map<String, ToDoubleFunction<Descriptives>> MEASURES = measures();

    private SetDescription() {}

    private static Map<String, ToDoubleFunction<Descriptives>> measures() {
        Map<String, ToDoubleFunction<Descriptives>> measures = new LinkedHashMap<>();
        measures.put("pitches-used", Descriptives::pitchesUsed);
        measures.put("pitch-classes-used", Descriptives::pitchClassesUsed);
        measures.put("pitch-range", Descriptives::pitchRange);
        measures.put("pitch-entropy", Descriptives::pitchEntropy);
        measures.put("pitch-class-entropy", Descriptives::pitchClassEntropy);
        measures.put("scale-consistency", Descriptives::scaleConsistency);
        measures.put("polyphony", Descriptives::polyphony);
        measures.put("polyphony-rate", Descriptives::polyphonyRate);
        measures.put("empty-beat-rate", Descriptives::emptyBeatRate);
        measures.put("empty-measure-rate", Descriptives::emptyMeasureRate);
        measures.put("groove-consistency", Descriptives::grooveConsistency);
        measures.put("drum-duple-rate", Descriptives::drumDupleRate);
        measures.put("drum-triple-rate", Descriptives::drumTripleRate);
        measures.put("drum-pattern-consistency", Descriptives::drumPatternConsistency);
        return measures;
    }

    static void evaluate(List<Tune> reference, List<Tune> generated, Options options, Findings findings) {
        List<List<Descriptives>> sets = Stream.of(generated, reference)
                .map(tunes -> described(tunes, options, findings))
                .toList();
        Axis measures = new Axis("measure", List.copyOf(MEASURES.keySet()));
        Axis axis = new Axis("set", List.of("generated", "reference"));
        findings.add(Figure.of("descriptive-mean", "", measures, axis, table(sets, Moments::mean)));
        findings.add(Figure.of("descriptive-deviation", "", measures, axis, table(sets, Moments::deviation)));
    }

    /** What cannot be described is a problem, and the means are of the others. */
    private static List<Descriptives> described(List<Tune> tunes, Options options, Findings findings) {
        List<Descriptives> described = new ArrayList<>();
        for (Tune tune : tunes) {
            findings.attemptNamed(
                    tune.name(),
                    () -> described.add(Descriptives.of(
                            StepPiece.of(tune.score(), options.whole("resolution")),
                            options.whole("measure"),
                            options.choice("spans", Spans.class))));
        }
        return described;
    }

    private static double[][] table(List<List<Descriptives>> sets, ToDoubleFunction<double[]> moment) {
        return MEASURES.values().stream()
                .map(measure -> sets.stream()
                        .mapToDouble(set -> moment.applyAsDouble(
                                set.stream().mapToDouble(measure).toArray()))
                        .toArray())
                .toArray(double[][]::new);
    }
}
