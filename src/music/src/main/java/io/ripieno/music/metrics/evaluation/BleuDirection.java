package io.ripieno.music.metrics.evaluation;

/** Which of two sets is judged by the other in BLEU. */
enum BleuDirection {
    /** What was generated is the candidate, as it is usual. */
    GENERATED_BY_REFERENCE,
    /** What was generated is the reference and the real tune the candidate, as Genchel, Pati and Lerch (2019) have it. */
    REFERENCE_BY_GENERATED
}
