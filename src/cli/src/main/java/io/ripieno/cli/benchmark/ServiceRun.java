package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import io.ripieno.cli.kafka.JobNews;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.RecordSender;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.Task;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sends jobs to a service and waits for the last outcome. */
final class ServiceRun implements JobNews {
    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Set<String> open;
    private final Consumer<Outcome> listener;
    private final Duration patience;
    private long windows;
    private long lastNews = System.nanoTime();

    /**
     * What was done.
     *
     * @param seconds from the first job sent to the last outcome read
     * @param windows that the outcomes tell
     */
    record Done(double seconds, long windows) {}

    private ServiceRun(List<Job> jobs, Consumer<Outcome> listener, Duration patience) {
        this.patience = patience;
        this.listener = listener;
        this.open = jobs.stream().map(Job::getJobId).collect(Collectors.toCollection(HashSet::new));
    }

    /** @throws CliException if the service ends, is silent for five minutes, or a job is not produced */
    static Done of(RunningSystem system, String bootstrapServers, List<Job> jobs) {
        return of(system, bootstrapServers, jobs, outcome -> {}, PATIENCE);
    }

    /** The same, with somebody who hears of each job that was produced, and another time of silence that is borne. */
    static Done of(
            RunningSystem system,
            String bootstrapServers,
            List<Job> jobs,
            Consumer<Outcome> listener,
            Duration patience) {
        ServiceRun run = new ServiceRun(jobs, listener, patience);
        List<OutgoingRecord> records = jobs.stream().map(OutgoingRecord::of).toList();
        try (NewsFeed feed = NewsFeed.ofOutcomes(bootstrapServers, List.of(Task.TAGGING), NewsFeed.From.NOW);
                RecordSender sender = RecordSender.open(bootstrapServers)) {
            long begin = System.nanoTime();
            records.forEach(record -> sender.send(record, () -> {}));
            sender.flush();
            while (!run.open.isEmpty()) {
                system.checkAlive();
                feed.poll(GLANCE, run);
                run.requireNews(system);
            }
            return new Done((System.nanoTime() - begin) * 1e-9, run.windows);
        }
    }

    private void requireNews(RunningSystem system) {
        if (System.nanoTime() - lastNews > patience.toNanos()) {
            throw new CliException("nothing was heard of %d jobs for %d s; %s"
                    .formatted(open.size(), patience.toSeconds(), system.lastWords()));
        }
    }

    @Override
    public void progressed(Progress progress) {
        lastNews = System.nanoTime();
    }

    @Override
    public void ended(Outcome outcome) {
        lastNews = System.nanoTime();
        if (!open.remove(outcome.getJobId())) {
            return;
        }
        if (outcome.getStatus() != OutcomeStatus.PRODUCED) {
            throw new CliException(
                    "the job %s of %s ended as %s (%s), so that there is nothing to compare; see the log of the service"
                            .formatted(
                                    outcome.getJobId(),
                                    outcome.getSubject(),
                                    outcome.getStatus(),
                                    outcome.getFailure()));
        }
        windows += outcome.getTaskResult().getTagging().getWindows();
        listener.accept(outcome);
    }
}
