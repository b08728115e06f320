package io.ripieno.service.evaluation;

import io.ripieno.service.job.JobFailure;

/** Carries the failure of a whole job out through measures, which would take another for that of one recording. */
final class EndedEvaluation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final JobFailure failure;

    EndedEvaluation(JobFailure failure) {
        super(failure);
        this.failure = failure;
    }

    JobFailure failure() {
        return failure;
    }
}
