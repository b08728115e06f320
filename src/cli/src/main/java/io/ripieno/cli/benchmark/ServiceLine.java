package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import io.ripieno.cli.kafka.JobNews;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.RecordSender;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** An open line to a service, over which jobs are sent and heard of without connecting for each. For one thread. */
final class ServiceLine implements AutoCloseable {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final RunningSystem system;
    private final NewsFeed feed;
    private final RecordSender sender;
    private final Set<String> begun = new HashSet<>();
    private final Map<String, ProgressStage> stages = new HashMap<>();
    private final Map<String, JobEnd> ended = new HashMap<>();

    private ServiceLine(RunningSystem system, NewsFeed feed, RecordSender sender) {
        this.system = system;
        this.feed = feed;
        this.sender = sender;
    }

    static ServiceLine open(RunningSystem system, String bootstrapServers) {
        NewsFeed feed = NewsFeed.open(bootstrapServers, List.of(Task.TAGGING), NewsFeed.From.NOW);
        return new ServiceLine(system, feed, RecordSender.open(bootstrapServers));
    }

    void send(List<Job> jobs) {
        jobs.forEach(job -> sender.send(OutgoingRecord.of(job), () -> {}));
        sender.flush();
    }

    void cancel(List<Job> jobs) {
        for (Job job : jobs) {
            Control control = Control.newBuilder()
                    .setCommand(ControlCommand.CANCEL)
                    .setJobId(job.getJobId())
                    .setReason("The measurement is over.")
                    .setAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .build();
            sender.send(OutgoingRecord.of(control), () -> {});
        }
        sender.flush();
    }

    /** Whether its audio is being worked on, or was. */
    boolean hasBegun(Job job) {
        return begun.contains(job.getJobId());
    }

    /** The last one before its end that was heard of; {@link ProgressStage#UNSPECIFIED} if none. */
    ProgressStage stage(Job job) {
        return stages.getOrDefault(job.getJobId(), ProgressStage.UNSPECIFIED);
    }

    boolean hasEnded(Job job) {
        return ended.containsKey(job.getJobId());
    }

    /**
     * Waits until one of the jobs is worked on.
     *
     * @throws CliException if that takes longer than one is patient
     */
    void awaitAnyBegun(List<Job> jobs, Duration patience) {
        if (!await(() -> jobs.stream().anyMatch(this::hasBegun), patience)) {
            throw new CliException("none of %d long recordings had begun after %d s; see the log of the service"
                    .formatted(jobs.size(), patience.toSeconds()));
        }
    }

    /**
     * Waits until all of the jobs have ended.
     *
     * @throws CliException if that takes longer than one is patient
     */
    void awaitEnds(List<Job> jobs, Duration patience) {
        if (!await(() -> jobs.stream().allMatch(this::hasEnded), patience)) {
            List<String> late = jobs.stream()
                    .filter(job -> !hasEnded(job))
                    .map(Job::getJobId)
                    .toList();
            throw new CliException("the jobs %s have not ended %d s after they should have; see the log of the service"
                    .formatted(late, patience.toSeconds()));
        }
    }

    /**
     * Cancels jobs that are not needed any more, and waits until all of them have ended.
     *
     * @throws CliException if that takes longer than one is patient, one of them went on all the same, or one failed
     */
    void giveUp(List<Job> jobs, Duration patience) {
        Instant asked = Instant.now();
        cancel(jobs);
        awaitEnds(jobs, patience);
        jobs.forEach(job -> end(job).requireGivenUp(asked));
    }

    /**
     * Sends a job and waits for its outcome.
     *
     * @return milliseconds from the one to the other; empty if that is longer than one is patient
     * @throws CliException if the job ends as anything but produced
     */
    OptionalDouble millis(Job job, Duration patience) {
        long begin = System.nanoTime();
        send(List.of(job));
        if (!await(() -> hasEnded(job), patience)) {
            return OptionalDouble.empty();
        }
        double millis = (System.nanoTime() - begin) * 1e-6;
        end(job).require(OutcomeStatus.PRODUCED);
        return OptionalDouble.of(millis);
    }

    /**
     * How it ended.
     *
     * @throws IllegalStateException if it has not
     */
    JobEnd end(Job job) {
        JobEnd end = ended.get(job.getJobId());
        if (end == null) {
            throw new IllegalStateException("The job " + job.getJobId() + " has not ended. Wait for it first.");
        }
        return end;
    }

    /**
     * Listens until the condition holds; false if it does not within that time.
     *
     * @throws CliException if the service ends or is stopped
     */
    boolean await(BooleanSupplier condition, Duration patience) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - begin > patience.toNanos()) {
                return false;
            }
            if (system.isClosing()) {
                throw new CliException("stopped before the measurement was over");
            }
            system.checkAlive();
            feed.poll(GLANCE, new News());
        }
        return true;
    }

    private final class News implements JobNews {
        @Override
        public void progressed(Progress progress) {
            if (progress.getStage() == ProgressStage.COMPUTING && progress.getDone() > 0) {
                begun.add(progress.getJobId());
            }
            if (progress.getStage() != ProgressStage.ENDED) {
                stages.put(progress.getJobId(), progress.getStage());
            }
        }

        @Override
        public void ended(Outcome outcome) {
            ended.putIfAbsent(outcome.getJobId(), JobEnd.of(outcome));
        }
    }

    @Override
    public void close() {
        try (feed) {
            sender.close();
        }
    }
}
