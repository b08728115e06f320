package io.ripieno.service.run;

import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Task;

/** What there is for each task that is served. */
public interface TaskWork {
    Task task();

    /**
     * Finds out what a job of this task comes down to; quick, as it runs before the job is admitted.
     *
     * @throws JobFailure invalid if the model or the parameters cannot be honoured
     */
    Plan plan(Job job) throws JobFailure;
}
