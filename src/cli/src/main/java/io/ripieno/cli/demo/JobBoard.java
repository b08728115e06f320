package io.ripieno.cli.demo;

import io.ripieno.cli.kafka.JobNews;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where each of our jobs stands; news of other jobs are passed over. */
final class JobBoard implements JobNews {
    private final Map<String, Submission> submissions = new LinkedHashMap<>();
    private final Map<String, Double> shares = new HashMap<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();
    private final List<Submission> justEnded = new ArrayList<>();
    private long newsCount;

    JobBoard(List<Submission> ours) {
        ours.forEach(submission -> submissions.put(submission.job().getJobId(), submission));
    }

    @Override
    public void progressed(Progress progress) {
        if (!submissions.containsKey(progress.getJobId())) {
            return;
        }
        newsCount++;
        Double total = progress.getTotal();
        if (progress.getStage() == ProgressStage.COMPUTING && total != null && total > 0) {
            shares.put(progress.getJobId(), Math.min(1, progress.getDone() / total));
        }
    }

    @Override
    public void ended(Outcome outcome) {
        Submission submission = submissions.get(outcome.getJobId());
        if (submission == null || outcomes.putIfAbsent(outcome.getJobId(), outcome) != null) {
            return;
        }
        newsCount++;
        justEnded.add(submission);
    }

    /** How often something was heard of our jobs: it stands still while nothing moves. */
    long newsCount() {
        return newsCount;
    }

    /** Those that ended since this was last asked. */
    List<Submission> takeJustEnded() {
        List<Submission> taken = List.copyOf(justEnded);
        justEnded.clear();
        return taken;
    }

    int jobs() {
        return submissions.size();
    }

    int ended() {
        return outcomes.size();
    }

    boolean allEnded() {
        return ended() == jobs();
    }

    /** How much of all jobs is done, 0 to 1, each counting alike. */
    double share() {
        return submissions.keySet().stream()
                .mapToDouble(this::shareOf)
                .average()
                .orElse(1);
    }

    /** The first job that has begun and not ended. */
    Optional<Submission> current() {
        return submissions.entrySet().stream()
                .filter(entry -> shares.containsKey(entry.getKey()) && !outcomes.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    Optional<Outcome> outcome(Submission submission) {
        return Optional.ofNullable(outcomes.get(submission.job().getJobId()));
    }

    private double shareOf(String jobId) {
        return outcomes.containsKey(jobId) ? 1 : shares.getOrDefault(jobId, 0.0);
    }
}
