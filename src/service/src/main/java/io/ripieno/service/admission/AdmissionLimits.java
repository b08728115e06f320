package io.ripieno.service.admission;

import io.ripieno.service.job.Task;
import io.ripieno.service.run.Cost;
import io.ripieno.service.run.Plan;
import java.time.Duration;
import java.util.Map;

/**
 * What running jobs may take up together.
 *
 * @param jobs that may run at a time: the budget of resident bytes over the constant bytes of one job, at least 1
 * @param outstanding time of devices and of the host that running jobs may still need in all
 * @param unmeasured seconds of a device, and as many of the host, that a second of audio is thought to take while it has
 *     not been measured
 * @param shortSeconds of audio up to which a job is short
 * @param shortShare of both budgets that is kept for short jobs, from 0 to 1
 * @param patience after which a waiting job moves up a lane, so that no lane starves
 * @param atOnce how many jobs of a task may run at a time, so that it leaves room for the others; a task that is not named
 *     may take every place
 */
public record AdmissionLimits(
        int jobs,
        Cost outstanding,
        double unmeasured,
        double shortSeconds,
        double shortShare,
        Duration patience,
        Map<Task, Integer> atOnce) {
    public AdmissionLimits {
        atOnce = Map.copyOf(atOnce);
        if (jobs < 1) {
            throw new IllegalArgumentException("The number of jobs at a time (" + jobs + ") must be at least 1.");
        }
    }

    /** Places that only short jobs take; at least one job of any length may always run. */
    int keptPlaces() {
        if (shortShare <= 0) {
            return 0;
        }
        return Math.min(jobs - 1, Math.max(1, (int) (jobs * shortShare)));
    }

    int places(Task task) {
        return atOnce.getOrDefault(task, jobs);
    }

    /** What long jobs may take. */
    Cost forLong() {
        return outstanding.times(1 - shortShare);
    }

    /** What is kept for short jobs. */
    Cost forShort() {
        return outstanding.minus(forLong());
    }

    boolean isShort(double jobSeconds) {
        return jobSeconds <= shortSeconds;
    }

    /** What so much audio costs by this plan: as was measured, else as is thought. */
    Cost cost(Plan plan, double audioSeconds) {
        return plan.cost(audioSeconds).orElseGet(() -> {
            double thought = unmeasured * audioSeconds;
            return Cost.ofSeconds(plan.models().isEmpty() ? 0 : thought, thought);
        });
    }
}
