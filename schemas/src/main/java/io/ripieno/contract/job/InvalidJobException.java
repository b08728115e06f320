package io.ripieno.contract.job;

import io.ripieno.contract.text.PlainText;
import java.util.List;
import java.util.stream.Collectors;

/** A job that the service would refuse, with everything that is wrong with it. */
public final class InvalidJobException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<JobProblem> problems;

    InvalidJobException(String jobId, List<JobProblem> problems) {
        super("The job \"" + PlainText.of(jobId) + "\" cannot be sent. "
                + problems.stream().map(JobProblem::message).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public List<JobProblem> problems() {
        return problems;
    }
}
