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
import java.util.stream.Collectors;

/** Sends jobs to a service and waits for the last outcome. */
final class ServiceRun implements JobNews {
    private static final Duration GLANCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Set<String> open;
    private final JobNews hearer;
    private long windows;
    private long lastNews = System.nanoTime();

    /**
     * What was done.
     *
     * @param seconds from the first job sent, by a client that is connected, to the last outcome read
     * @param windows that the outcomes tell
     */
    record Done(double seconds, long windows) {}

    /** Who hears nothing. */
    private static final class Nobody implements JobNews {
        @Override
        public void progressed(Progress progress) {
            // Only the end counts.
        }

        @Override
        public void ended(Outcome outcome) {
            // It is counted already.
        }
    }

    private ServiceRun(List<Job> jobs, JobNews hearer) {
        this.hearer = hearer;
        this.open = jobs.stream().map(Job::getJobId).collect(Collectors.toCollection(HashSet::new));
    }

    /**
     * Reads outcomes alone, which costs the least.
     *
     * @throws CliException if the service ends or is stopped, no job ends for five minutes, or one is not produced
     */
    static Done of(RunningSystem system, String bootstrapServers, List<Job> jobs) {
        try (NewsFeed feed = NewsFeed.ofOutcomes(bootstrapServers, List.of(Task.TAGGING), NewsFeed.From.NOW)) {
            return new ServiceRun(jobs, new Nobody()).run(system, bootstrapServers, jobs, feed);
        }
    }

    /**
     * Reads progress too, so that jobs may take as long as they like while they go on.
     *
     * @param hearer of these jobs alone, once of each outcome
     * @throws CliException if the service ends or is stopped, is silent for five minutes, or a job is not produced
     */
    static Done heard(RunningSystem system, String bootstrapServers, List<Job> jobs, JobNews hearer) {
        try (NewsFeed feed = NewsFeed.open(bootstrapServers, List.of(Task.TAGGING), NewsFeed.From.NOW)) {
            return new ServiceRun(jobs, hearer).run(system, bootstrapServers, jobs, feed);
        }
    }

    private Done run(RunningSystem system, String bootstrapServers, List<Job> jobs, NewsFeed feed) {
        List<OutgoingRecord> records = jobs.stream().map(OutgoingRecord::of).toList();
        try (RecordSender sender = RecordSender.open(bootstrapServers)) {
            records.stream().map(OutgoingRecord::topic).distinct().forEach(sender::connect);
            long begin = System.nanoTime();
            records.forEach(record -> sender.send(record, () -> {}));
            sender.flush();
            while (!open.isEmpty()) {
                requireRunning(system);
                feed.poll(GLANCE, this);
                requireNews(system);
            }
            return new Done((System.nanoTime() - begin) * 1e-9, windows);
        }
    }

    private void requireRunning(RunningSystem system) {
        if (system.isClosing()) {
            throw new CliException("stopped before %d jobs had ended".formatted(open.size()));
        }
        system.checkAlive();
    }

    private void requireNews(RunningSystem system) {
        if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
            throw new CliException("nothing was heard of %d jobs for %d s; %s"
                    .formatted(open.size(), PATIENCE.toSeconds(), system.lastWords()));
        }
    }

    @Override
    public void progressed(Progress progress) {
        if (open.contains(progress.getJobId())) {
            lastNews = System.nanoTime();
            hearer.progressed(progress);
        }
    }

    @Override
    public void ended(Outcome outcome) {
        if (!open.remove(outcome.getJobId())) {
            return;
        }
        lastNews = System.nanoTime();
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
        hearer.ended(outcome);
    }
}
