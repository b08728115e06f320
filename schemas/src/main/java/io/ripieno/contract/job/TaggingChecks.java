package io.ripieno.contract.job;

import io.ripieno.contract.v1.TaggingParameters;

/** What is asked of the parameters of tagging, as far as no model is needed to tell. */
final class TaggingChecks {
    /** Windows that begin more often than this cost much and tell nothing more. */
    static final double MIN_HOP_SECONDS = 0.05;

    private final JobProblems problems;

    TaggingChecks(JobProblems problems) {
        this.problems = problems;
    }

    void check(TaggingParameters parameters, String at) {
        if (parameters.getHopSeconds() != null) {
            problems.require(
                    parameters.getHopSeconds() >= MIN_HOP_SECONDS
                            && parameters.getHopSeconds() <= InputChecks.MAX_SECONDS,
                    at + ".hopSeconds",
                    parameters.getHopSeconds(),
                    "it must be at least " + MIN_HOP_SECONDS + " and at most " + InputChecks.MAX_SECONDS + " s",
                    "Leave it null for the hop of the model");
        }
        problems.require(
                parameters.getTopN() >= 0,
                at + ".topN",
                parameters.getTopN(),
                "it must be at least 0",
                "Leave it 0 for all labels");
        parameters
                .getThresholds()
                .forEach((label, threshold) -> problems.require(
                        threshold >= 0 && threshold <= 1,
                        at + ".thresholds[" + label + "]",
                        threshold,
                        "it must be from 0 to 1",
                        "Leave it out for the threshold of the model"));
        for (int i = 0; i < parameters.getLabels().size(); i++) {
            String label = parameters.getLabels().get(i);
            problems.require(
                    !label.isBlank(),
                    at + ".labels[" + i + "]",
                    label,
                    "a label has a name",
                    "Name a label of the model, or leave the list empty for all");
        }
    }
}
