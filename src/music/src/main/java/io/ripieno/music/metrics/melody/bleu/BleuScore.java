package io.ripieno.music.metrics.melody.bleu;

import java.util.List;

/**
 * BLEU and what it is made of.
 *
 * @param precisions share of the candidates' runs of 1, 2, ... tokens that a reference has, 0 where there are none
 * @param candidateLength tokens of all candidates
 * @param referenceLength tokens of the references nearest to them in length
 */
public record BleuScore(List<Double> precisions, long candidateLength, long referenceLength) {
    public BleuScore {
        precisions = List.copyOf(precisions);
    }

    /** 1 if the candidates are longer than their references; below 1 the shorter they are. */
    public double brevityPenalty() {
        if (candidateLength > referenceLength) {
            return 1;
        }
        return candidateLength == 0 ? 0 : Math.exp(1 - (double) referenceLength / candidateLength);
    }

    /** The geometric mean of the precisions, without smoothing, times the brevity penalty; 0 to 1. */
    public double bleu() {
        double logarithm = precisions.stream().mapToDouble(Math::log).average().orElseThrow();
        return brevityPenalty() * Math.exp(logarithm);
    }
}
