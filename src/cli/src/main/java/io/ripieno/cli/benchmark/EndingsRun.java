package io.ripieno.cli.benchmark;

import io.ripieno.cli.benchmark.Endings.Ending;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.ProgressStage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Ends long recordings at random moments, one after the other, while others are kept under way. */
final class EndingsRun {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LEAST_MILLIS = 20;
    private static final int SPREAD_MILLIS = 3000;

    private final ServiceLine line;
    private final DistinctJobs jobs;
    private final Path recording;
    private final List<Job> others = new ArrayList<>();
    private final Random random = new Random(7);

    /** @param recording long enough that no job of it ends by itself before it is ended */
    EndingsRun(ServiceLine line, DistinctJobs jobs, Path recording) {
        this.line = line;
        this.jobs = jobs;
        this.recording = recording;
    }

    /** Ends so many jobs each way, one way after the other in turns, while so many others are under way. */
    Endings among(int load, int times) throws IOException {
        List<Ending> cancels = new ArrayList<>();
        List<Ending> deadlines = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            keepUnderWay(load);
            cancels.add(cancelled());
            keepUnderWay(load);
            deadlines.add(overdue());
        }
        return new Endings(load, cancels, deadlines);
    }

    /**
     * Ends what is still under way.
     *
     * @throws io.ripieno.cli.CliException if any of it went on, or had failed
     */
    void endOthers() {
        keepOnly(0);
    }

    private void keepOnly(int load) {
        List<Job> done = others.stream().filter(line::hasEnded).toList();
        done.forEach(job -> line.end(job).require(OutcomeStatus.PRODUCED));
        others.removeAll(done);
        List<Job> more = others.subList(Math.min(load, others.size()), others.size());
        line.giveUp(more, PATIENCE);
        more.clear();
    }

    private void keepUnderWay(int load) throws IOException {
        keepOnly(load);
        List<Job> more = fresh(load - others.size());
        line.send(more);
        others.addAll(more);
        line.awaitAnyBegun(others, PATIENCE);
    }

    private List<Job> fresh(int count) throws IOException {
        return jobs.of(Collections.nCopies(Math.max(0, count), recording));
    }

    private Ending cancelled() throws IOException {
        Job job = fresh(1).get(0);
        line.send(List.of(job));
        line.await(() -> line.hasEnded(job), someTime());
        ProgressStage heard = line.stage(job);
        Instant asked = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        long begin = System.nanoTime();
        line.cancel(List.of(job));
        double millis = millisSince(begin, job);
        line.end(job).require(OutcomeStatus.CANCELLED, asked);
        return new Ending(millis, heard);
    }

    private Ending overdue() throws IOException {
        Instant deadline = Instant.now().plus(someTime()).truncatedTo(ChronoUnit.MILLIS);
        Job job = Job.newBuilder(fresh(1).get(0)).setDeadline(deadline).build();
        line.send(List.of(job));
        long left = Duration.between(Instant.now(), deadline).toNanos();
        long begin = System.nanoTime() + left;
        line.await(() -> line.hasEnded(job), Duration.ofNanos(Math.max(0, left)));
        ProgressStage heard = line.stage(job);
        double millis = millisSince(begin, job);
        line.end(job).require(OutcomeStatus.EXPIRED, deadline);
        return new Ending(millis, heard);
    }

    private Duration someTime() {
        return Duration.ofMillis(LEAST_MILLIS + random.nextInt(SPREAD_MILLIS));
    }

    private double millisSince(long begin, Job job) {
        line.awaitEnds(List.of(job), PATIENCE);
        return (System.nanoTime() - begin) * 1e-6;
    }
}
