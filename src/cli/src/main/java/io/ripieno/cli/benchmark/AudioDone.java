package io.ripieno.cli.benchmark;

import io.ripieno.cli.kafka.JobNews;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import java.util.HashMap;
import java.util.Map;

/** How much of the audio of some jobs is done, by their progress and outcomes. Told by one thread, asked by any. */
final class AudioDone implements JobNews {
    private final Map<String, Double> secondsByJob;
    private final Map<String, Double> done = new HashMap<>();
    private final double totalSeconds;
    private double doneSeconds;
    private volatile double share;

    /** @param secondsByJob length of each job's audio */
    AudioDone(Map<String, Double> secondsByJob) {
        this.secondsByJob = Map.copyOf(secondsByJob);
        this.totalSeconds =
                secondsByJob.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** From 0 to 1, never falling. */
    double share() {
        return share;
    }

    @Override
    public void progressed(Progress progress) {
        if (progress.getStage() == ProgressStage.COMPUTING) {
            reached(progress.getJobId(), progress.getDone());
        }
    }

    @Override
    public void ended(Outcome outcome) {
        reached(outcome.getJobId(), Double.POSITIVE_INFINITY);
    }

    private void reached(String job, double seconds) {
        double before = done.getOrDefault(job, 0.0);
        double now = Math.max(before, Math.min(seconds, secondsByJob.getOrDefault(job, 0.0)));
        done.put(job, now);
        doneSeconds += now - before;
        share = Math.min(1, doneSeconds / totalSeconds);
    }
}
