package io.ripieno.music.metrics.evaluation;

import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.melody.bleu.BleuScore;
import io.ripieno.music.metrics.melody.bleu.CorpusBleu;
import io.ripieno.music.metrics.melody.bleu.Segment;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a melody is judged by in BLEU. */
enum BleuPairs {
    /** The melody of the same name in the other set. */
    BY_NAME,
    /** All of the other set. */
    ALL;

    static void evaluate(List<Played> reference, List<Played> generated, Options options, Findings findings) {
        boolean usual = options.choice("bleu-direction", BleuDirection.class) == BleuDirection.GENERATED_BY_REFERENCE;
        List<Played> candidates = usual ? generated : reference;
        List<Played> truths = usual ? reference : generated;
        MelodyTokens tokens = options.choice("bleu-tokens", MelodyTokens.class);
        boolean all = options.choice("bleu-pairs", BleuPairs.class) == ALL;
        int resolution = options.whole("resolution");
        Map<String, int[]> byItem = new LinkedHashMap<>();
        truths.forEach(truth -> byItem.put(truth.item(), tokens.of(truth.tune(), resolution)));
        List<int[]> every = List.copyOf(byItem.values());
        CorpusBleu corpus = new CorpusBleu(options.whole("bleu-order"));
        int judged = 0;
        for (Played candidate : candidates) {
            int[] own = byItem.get(candidate.item());
            List<int[]> judges = all ? every : own == null ? List.of() : List.of(own);
            if (!judges.isEmpty()) {
                corpus.update(List.of(new Segment(tokens.of(candidate.tune(), resolution), judges)));
                judged++;
            }
        }
        String sets = usual ? "generated melodies have a reference" : "references have a generated melody";
        if (judged == 0) {
            throw new MetricException(
                    "None of %d %s of their name for bleu. Name them alike, or set bleu-pairs to all, or leave bleu out."
                            .formatted(candidates.size(), sets));
        }
        if (judged < candidates.size()) {
            findings.warn("%d of %d %s of their name; bleu is of these.".formatted(judged, candidates.size(), sets));
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
