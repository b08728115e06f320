package io.ripieno.music.metrics.melody.bleu;

import io.ripieno.music.metrics.Accumulator;
import io.ripieno.music.metrics.MetricException;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * BLEU of a corpus (Papineni et al., 2002): the runs of tokens that candidates have in common with their references, each
 * counted at most as often as one of the references has it, summed over all segments before any is divided. All lengths of
 * runs weigh the same.
 *
 * <p>Genchel, Pati and Lerch (2019) take what was generated as the reference and the real tune as the candidate; swap the
 * two to have it as usual.
 */
public final class CorpusBleu implements Accumulator<List<Segment>, BleuScore, CorpusBleu> {
    /** The usual longest run. */
    public static final int USUAL_ORDER = 4;

    private static final long serialVersionUID = 1L;

    private final long[] matched;
    private final long[] runs;
    private long candidateLength;
    private long referenceLength;

    public CorpusBleu() {
        this(USUAL_ORDER);
    }

    /**
     * @param order the longest run of tokens, at least 1
     */
    public CorpusBleu(int order) {
        if (order < 1) {
            throw new MetricException("order (" + order + ") must be at least 1.");
        }
        matched = new long[order];
        runs = new long[order];
    }

    @Override
    public void update(List<Segment> batch) {
        for (Segment segment : batch) {
            candidateLength += segment.candidate().length;
            referenceLength += segment.referenceLength();
            for (int i = 0; i < matched.length; i++) {
                count(segment, i);
            }
        }
    }

    private void count(Segment segment, int index) {
        Map<IntBuffer, Integer> most = new HashMap<>();
        for (int[] reference : segment.references()) {
            runs(reference, index + 1).forEach((run, times) -> most.merge(run, times, Math::max));
        }
        runs(segment.candidate(), index + 1).forEach((run, times) -> {
            matched[index] += Math.min(times, most.getOrDefault(run, 0));
            runs[index] += times;
        });
    }

    private static Map<IntBuffer, Integer> runs(int[] tokens, int length) {
        Map<IntBuffer, Integer> counts = new HashMap<>();
        for (int i = 0; i + length <= tokens.length; i++) {
            counts.merge(IntBuffer.wrap(tokens, i, length), 1, Integer::sum);
        }
        return counts;
    }

    @Override
    public void merge(CorpusBleu other) {
        if (other.matched.length != matched.length) {
            throw new MetricException("order (" + other.matched.length + ") of the other is not " + matched.length
                    + ": count both alike.");
        }
        for (int i = 0; i < matched.length; i++) {
            matched[i] += other.matched[i];
            runs[i] += other.runs[i];
        }
        candidateLength += other.candidateLength;
        referenceLength += other.referenceLength;
    }

    @Override
    public BleuScore compute() {
        Double[] precisions = new Double[matched.length];
        Arrays.setAll(precisions, i -> runs[i] == 0 ? 0.0 : (double) matched[i] / runs[i]);
        return new BleuScore(List.of(precisions), candidateLength, referenceLength);
    }

    @Override
    public void reset() {
        Arrays.fill(matched, 0);
        Arrays.fill(runs, 0);
        candidateLength = 0;
        referenceLength = 0;
    }
}
