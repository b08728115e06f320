package io.ripieno.service.way;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.run.JobRun;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The jobs between receipt and commit, by where their records lie. Safe for use by several threads. */
public final class InFlight {
    private final ConcurrentMap<Origin, JobRun> runs = new ConcurrentHashMap<>();

    /** Joins a record that was handed out again to the job that is on its way for it; false if there is none. */
    boolean join(Delivery delivery) {
        JobRun joined = runs.computeIfPresent(delivery.origin(), (origin, run) -> {
            if (!run.isLeft()) {
                run.deliveredAgain(delivery);
            }
            return run;
        });
        return joined != null && !joined.isLeft();
    }

    void add(JobRun run) {
        runs.put(run.delivery().origin(), run);
    }

    /** Takes a job out; no record joins it any more. */
    void remove(JobRun run) {
        runs.remove(run.delivery().origin(), run);
    }

    public Collection<JobRun> runs() {
        return List.copyOf(runs.values());
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }
}
