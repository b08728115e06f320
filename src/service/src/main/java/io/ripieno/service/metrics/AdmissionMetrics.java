package io.ripieno.service.metrics;

import io.ripieno.service.admission.Admit;
import io.ripieno.service.admission.Budget;
import io.ripieno.service.job.Lane;
import io.ripieno.service.job.Task;
import io.ripieno.service.run.Cost;
import java.util.Locale;
import java.util.function.Supplier;

/** What waits for admission and what was admitted, in jobs and in seconds of devices and of the host. */
public final class AdmissionMetrics {
    private AdmissionMetrics() {}

    /**
     * Lets both be read from now on.
     *
     * @param limit of what may be outstanding
     */
    public static void bind(JobMetrics metrics, Admit admit, Budget budget, Cost limit) {
        for (Lane lane : Lane.values()) {
            metrics.gauge(
                    "ripieno.jobs.waiting",
                    "Jobs that wait to be admitted",
                    () -> admit.waiting(lane),
                    "lane",
                    lane.name().toLowerCase(Locale.ROOT));
        }
        for (Task task : Task.values()) {
            cost(metrics, admit, task);
        }
        metrics.gauge("ripieno.jobs.running", "Jobs that were admitted and run", budget::jobs);
        seconds(metrics, "waiting", "What jobs that wait are thought to cost, in seconds", admit::waitingCost);
        seconds(metrics, "admitted", "What running jobs cost from start to end, in seconds", budget::admitted);
        seconds(metrics, "outstanding", "What running jobs still need, in seconds", budget::outstanding);
        seconds(metrics, "limit", "What running jobs may still need in all, in seconds", () -> limit);
    }

    private static void cost(JobMetrics metrics, Admit admit, Task task) {
        String name = "ripieno.admission.cost.seconds";
        String description = "What jobs that were admitted and are over cost, in seconds";
        String word = task.word();
        metrics.count(name, description, () -> admit.ended(task).deviceSeconds(), "of", "device", "task", word);
        metrics.count(name, description, () -> admit.ended(task).hostSeconds(), "of", "host", "task", word);
    }

    private static void seconds(JobMetrics metrics, String what, String description, Supplier<Cost> cost) {
        String name = "ripieno.admission." + what + ".seconds";
        metrics.gauge(name, description, () -> cost.get().deviceSeconds(), "of", "device");
        metrics.gauge(name, description, () -> cost.get().hostSeconds(), "of", "host");
    }
}
