package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.contract.job.Jobs;
import io.ripieno.contract.v1.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The same recordings through the service and through a straight loop. */
final class PipelineRace {
    /** For what the machine may be faster later. */
    private static final double MARGIN = 1.25;

    private static final double LONGEST_TRIAL_SECONDS = 5;

    private final StraightLoop straight;
    private final RunningSystem system;
    private final String bootstrapServers;
    private final Participants participants;

    /**
     * What was run.
     *
     * @param recordings of a run of either side; some are sent more than once
     * @param audioSeconds that they have in all
     */
    record Result(int recordings, double audioSeconds, Duel<AudioPace> duel) {}

    /** What a run came to. */
    private record Work(double seconds, long windows) {}

    @FunctionalInterface
    private interface Task {
        Work run() throws Exception;
    }

    PipelineRace(StraightLoop straight, RunningSystem system, String bootstrapServers, Participants participants) {
        this.straight = straight;
        this.system = system;
        this.bootstrapServers = bootstrapServers;
        this.participants = participants;
    }

    /** Runs both sides for about so long or longer, after a run of the service that does not count. */
    Result run(List<Path> files, int rounds, double seconds, Runnable afterEachRun) throws Exception {
        List<Job> jobs = jobs(files);
        straight.run(files);
        int times = times(files, seconds);
        send(repeated(jobs, times));
        List<Path> allFiles = repeated(files, times);
        List<Job> allJobs = repeated(jobs, times);
        StraightLoop.Done once = straight.run(files);
        Work whole = new Work(once.seconds() * times, once.windows() * times);
        Duel<AudioPace> duel = Duel.of(
                rounds,
                () -> pace(whole, participants::own, () -> tag(allFiles)),
                () -> pace(whole, participants::service, () -> send(allJobs)),
                afterEachRun);
        return new Result(allFiles.size(), whole.seconds(), duel);
    }

    /** How often the straight loop goes through the files in so many seconds. */
    private int times(List<Path> files, double seconds) throws Exception {
        double trial = Math.min(LONGEST_TRIAL_SECONDS, seconds);
        double took = 0;
        int passes = 0;
        while (took < trial) {
            took += tag(files).seconds();
            passes++;
        }
        return (int) Math.ceil(MARGIN * seconds * passes / took);
    }

    private AudioPace pace(Work whole, Supplier<Participants.Times> times, Task task) throws Exception {
        Participants.Times before = times.get();
        Work done = task.run();
        double cpu = times.get().secondsSince(before);
        if (done.windows() != whole.windows()) {
            throw new CliException(
                    "one side ran %d windows and the other %d, which compares nothing; see whether both use the same model"
                            .formatted(done.windows(), whole.windows()));
        }
        return new AudioPace(whole.seconds() / done.seconds(), 1000 * cpu / whole.seconds(), done.seconds());
    }

    private Work tag(List<Path> files) throws Exception {
        long begin = System.nanoTime();
        long windows = straight.run(files).windows();
        return new Work((System.nanoTime() - begin) * 1e-9, windows);
    }

    /** Sends the jobs under new names. */
    private Work send(List<Job> jobs) {
        List<Job> fresh = jobs.stream()
                .map(job -> Job.newBuilder(job)
                        .setJobId(UUID.randomUUID().toString())
                        .build())
                .toList();
        ServiceRun.Done done = ServiceRun.of(system, bootstrapServers, fresh);
        return new Work(done.seconds(), done.windows());
    }

    private static List<Job> jobs(List<Path> files) throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (Path file : files) {
            jobs.add(Jobs.tagging(file).setForce(true).build());
        }
        return jobs;
    }

    private static <T> List<T> repeated(List<T> once, int times) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(once);
        }
        return all;
    }
}
