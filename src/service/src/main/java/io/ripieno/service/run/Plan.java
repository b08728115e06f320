package io.ripieno.service.run;

import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.WorkId;
import java.util.List;
import java.util.Optional;

/** What a job comes down to: models and parameters in force, hence its identity, and how it is computed. */
public interface Plan {
    WorkId workId();

    /** In the order of their use; empty if none is used. */
    List<ModelUse> models();

    /** The parameters in force, defaults filled in, as canonical JSON: keys sorted, no white space. */
    String parameters();

    /**
     * Checks what a job asks beyond the identity of its work, such as that content fits its media type; done before a job
     * is answered from a stored outcome. {@link #compute} checks the same by itself, and tells it as
     * {@link Computed#ownNotices}.
     *
     * @return what to tell the producer of this job alone
     * @throws JobFailure if the job is refused, or its inputs cannot be looked at
     */
    default List<Notice> check(JobRun run, List<SpooledInput> inputs) throws JobFailure {
        return List.of();
    }

    /**
     * What so much audio costs, by what was measured; quick and without loading anything. Empty while it has not been
     * measured, or where nothing is.
     *
     * @param audioSeconds of all inputs together
     */
    default Optional<Cost> cost(double audioSeconds) {
        return Optional.empty();
    }

    /**
     * Computes, on the calling thread.
     *
     * @param inputs in the order of the job
     * @throws JobFailure if the job is refused, or it cannot be done, or is no longer wanted
     */
    Computed compute(JobRun run, List<SpooledInput> inputs, ProgressSink progress) throws JobFailure;
}
