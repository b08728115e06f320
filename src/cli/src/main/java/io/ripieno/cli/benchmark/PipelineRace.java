package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The same recordings through the service and through a straight loop. */
final class PipelineRace {
    /** For what the machine may be faster later. */
    private static final double MARGIN = 1.25;

    private static final double LONGEST_TRIAL_SECONDS = 5;

    private final StraightLoop straight;
    private final DistinctJobs jobs;
    private final OwnService.Started service;
    private final Participants participants;

    /**
     * What was run.
     *
     * @param recordings of a run of either side; some are sent more than once
     * @param audioSeconds that they have in all
     * @param straightWarmUp of the straight loop
     * @param pipelineWarmUp of the service
     */
    record Result(
            int recordings, double audioSeconds, WarmUp straightWarmUp, WarmUp pipelineWarmUp, Duel<AudioPace> duel) {}

    /** What a run came to. */
    private record Work(double seconds, long windows) {}

    @FunctionalInterface
    private interface Task {
        Work run() throws Exception;
    }

    PipelineRace(StraightLoop straight, DistinctJobs jobs, OwnService.Started service, Participants participants) {
        this.straight = straight;
        this.jobs = jobs;
        this.service = service;
        this.participants = participants;
    }

    /**
     * Runs both sides for about so long or longer, after runs of each that do not count. Both take the longest
     * recordings first, which leaves less to do alone at the end.
     */
    Result run(List<Path> files, int rounds, double seconds, Runnable afterEachRun) throws Exception {
        List<Path> all = enough(files, seconds);
        StraightLoop.Done done = straight.run(all);
        Work whole = new Work(done.seconds(), done.windows());
        WarmUp straightWarmUp = WarmUp.of(participants::own, System::nanoTime, () -> tag(all));
        WarmUp pipelineWarmUp = WarmUp.of(participants::service, System::nanoTime, () -> send(all));
        Duel<AudioPace> duel = Duel.of(
                rounds,
                () -> pace(whole, participants::own, () -> tag(all)),
                () -> pace(whole, participants::service, () -> send(all)),
                afterEachRun);
        return new Result(all.size(), whole.seconds(), straightWarmUp, pipelineWarmUp, duel);
    }

    /**
     * Warms both sides up with these recordings as {@link #run} does before what counts, in runs of about so long each;
     * measures and tells nothing.
     */
    void rehearse(List<Path> files, double seconds) throws Exception {
        List<Path> all = enough(files, seconds);
        WarmUp.of(participants::own, System::nanoTime, () -> tag(all));
        WarmUp.of(participants::service, System::nanoTime, () -> send(all));
    }

    /** The files, as often as the straight loop goes through them in so many seconds. */
    private List<Path> enough(List<Path> files, double seconds) throws Exception {
        straight.run(files);
        return longestFirst(repeated(files, times(files, seconds)));
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

    private AudioPace pace(Work whole, Supplier<ProcessorTime> time, Task task) throws Exception {
        ProcessorTime before = time.get();
        Work done = task.run();
        ProcessorTime spent = time.get().since(before);
        if (done.windows() != whole.windows()) {
            throw new CliException(
                    "one side ran %d windows and the other %d, which compares nothing; see whether both use the same model"
                            .formatted(done.windows(), whole.windows()));
        }
        return new AudioPace(
                whole.seconds() / done.seconds(),
                1000 * spent.all() / whole.seconds(),
                spent.compilersShare(),
                done.seconds());
    }

    private Work tag(List<Path> files) throws Exception {
        long begin = System.nanoTime();
        long windows = straight.run(files).windows();
        return new Work((System.nanoTime() - begin) * 1e-9, windows);
    }

    private Work send(List<Path> files) throws IOException {
        ServiceRun.Done done = ServiceRun.of(service.system(), service.bootstrapServers(), jobs.of(files));
        return new Work(done.seconds(), done.windows());
    }

    /** By their size on the disk, which tells enough of recordings of one kind. */
    private static List<Path> longestFirst(List<Path> files) throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        for (Path file : files) {
            sizes.put(file, Files.size(file));
        }
        return files.stream()
                .sorted(Comparator.comparing(sizes::get, Comparator.reverseOrder()))
                .toList();
    }

    private static List<Path> repeated(List<Path> once, int times) {
        List<Path> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(once);
        }
        return all;
    }
}
