package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.bleu.BleuScore;
import io.ripieno.music.metrics.melody.bleu.CorpusBleu;
import io.ripieno.music.metrics.melody.bleu.Segment;
import io.ripieno.music.metrics.melody.feature.PlayedTune;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a generated melody is judged by in BLEU. */
enum BleuPairs {
    /** The reference of the same name. */
    BY_NAME,
    /** All references. */
    ALL;

    static void evaluate(List<Tune> reference, List<Tune> generated, Options options, Findings findings) {
        MelodyTokens tokens = options.choice("bleu-tokens", MelodyTokens.class);
        int resolution = options.whole("resolution");
        Map<String, int[]> references = new LinkedHashMap<>();
        for (Tune tune : reference) {
            findings.attempt(
                    tune.name(), () -> references.put(tune.item(), tokens.of(PlayedTune.of(tune.score()), resolution)));
        }
        CorpusBleu corpus = new CorpusBleu(options.whole("bleu-order"));
        int judged = 0;
        for (Tune tune : generated) {
            List<int[]> truths = options.choice("bleu-pairs", BleuPairs.class) == ALL
                    ? List.copyOf(references.values())
                    : List.of(references.getOrDefault(tune.item(), new int[0]));
            if (truths.isEmpty() || truths.get(0).length == 0) {
                continue;
            }
            int before = findings.failures();
            findings.attempt(
                    tune.name(),
                    () -> corpus.update(
                            List.of(new Segment(tokens.of(PlayedTune.of(tune.score()), resolution), truths))));
            judged += findings.failures() == before ? 1 : 0;
        }
        if (judged == 0) {
            throw new MetricException(
                    "No generated melody has a reference of its name for bleu. Name them alike, or set bleu-pairs to all, or leave bleu out.");
        }
        if (judged < generated.size()) {
            findings.warn("%d of %d generated melodies have a reference of their name; bleu is of these."
                    .formatted(judged, generated.size()));
        }
        BleuScore score = corpus.compute();
        Axis orders = new Axis(
                "run",
                IntStream.rangeClosed(1, score.precisions().size())
                        .mapToObj(Integer::toString)
                        .toList());
        findings.add(Figure.of("bleu", "", score.bleu()));
        findings.add(Figure.of("bleu-brevity-penalty", "", score.brevityPenalty()));
        findings.add(Figure.of(
                "bleu-precision",
                "",
                orders,
                score.precisions().stream().mapToDouble(x -> x).toArray()));
    }
}
