package io.ripieno.service.way;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Task;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.TaskWork;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/** The step in which the task of a job finds out what the job comes down to. */
public final class PlanJob {
    private final Map<Task, TaskWork> works = new EnumMap<>(Task.class);

    public PlanJob(Collection<? extends TaskWork> works) {
        works.forEach(work -> this.works.put(work.task(), work));
    }

    /**
     * Plans a job.
     *
     * @throws JobFailure invalid if its task is not served here, or its model or parameters cannot be honoured
     */
    Plan plan(Job job) throws JobFailure {
        TaskWork work = works.get(job.work().task());
        if (work == null) {
            throw JobFailure.invalid(
                    Code.WRONG_TOPIC,
                    "The task " + job.work().task() + " is not served here, only " + works.keySet() + ".",
                    "Add it to ripieno.tasks, or send the job where it is served.");
        }
        return work.plan(job);
    }
}
