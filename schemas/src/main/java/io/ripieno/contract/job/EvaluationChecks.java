package io.ripieno.contract.job;

import io.ripieno.contract.v1.EvaluationParameters;
import io.ripieno.contract.v1.MeasureSet;

/** What is asked of the parameters of an evaluation, as far as one need not know the measures to tell. */
final class EvaluationChecks {
    /** The most options: no measure has so many. */
    static final int MAX_OPTIONS = 50;
    /** The most characters of the value of an option. */
    static final int MAX_VALUE = 1000;

    private final JobProblems problems;

    EvaluationChecks(JobProblems problems) {
        this.problems = problems;
    }

    void check(EvaluationParameters parameters, String at) {
        problems.require(
                parameters.getMeasures() != MeasureSet.UNSPECIFIED,
                at + ".measures",
                parameters.getMeasures(),
                "it is required",
                "Say what is judged, such as SEPARATION");
        problems.require(
                parameters.getOptions().size() <= MAX_OPTIONS,
                at + ".options",
                parameters.getOptions().size() + " options",
                "there may be " + MAX_OPTIONS,
                "Leave out those that are at their default");
        parameters.getOptions().forEach((name, value) -> {
            problems.requireName(name, JobChecks.MAX_NAME, at + ".options");
            problems.requireName(value, MAX_VALUE, at + ".options[" + name + "]");
        });
    }
}
