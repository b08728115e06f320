package io.ripieno.models.benchmark.scheduler;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.work.InferenceException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark scheduler}. */
@Command(
        name = "scheduler",
        mixinStandardHelpOptions = true,
        description = "What the scheduler costs for a window, from its being taken by a job to its release, on a device"
                + " that does nothing, while so many windows wait: on one thread, and with jobs and callers on threads"
                + " of their own, which wake each other.")
public final class SchedulerBenchmarkCommand implements Callable<Integer> {
    private static final int[] GRAPHS = {1, 12};
    /** That of a GPU, and the one in which the shipped tagger runs on a CPU. */
    private static final int[] BATCHES = {SchedulerLoad.FULL_BATCH, 4};

    private static final int ROUNDS_TO_WARM_UP = 2;

    @Option(
            names = "--queued",
            split = ",",
            paramLabel = "N",
            defaultValue = "1000,10000,100000",
            description = "Windows that wait all the time. Default: ${DEFAULT-VALUE}.")
    private List<Integer> queued = List.of();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "Jobs that the windows are of on one thread, however many wait: what their number costs is left out"
                            + " then. Default: one for each 100 windows.")
    private @Nullable Integer jobs;

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "500000",
            description = "Windows to run for each figure in each round. Default: ${DEFAULT-VALUE}.")
    private long windows;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "7",
            description = "Rounds that count, after two that do not. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--require",
            paramLabel = "MICROS",
            description = "Exit with 1 if a window costs this or more, however many wait.")
    private double bar = Double.POSITIVE_INFINITY;

    @Option(
            names = "--require-flat",
            paramLabel = "TIMES",
            description =
                    "Exit with 1 if the scheduler's own part of what a window costs is more than so many times as much with"
                            + " the longest queue as with the shortest.")
    private double steepest = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (rounds < 1) {
            throw refused("--rounds is %d. Give at least 1.".formatted(rounds));
        }
        int shortest = Collections.min(queued);
        if (shortest < SchedulerLoad.FULL_BATCH) {
            throw refused(
                    "--queued is %d. Give at least %d, a full batch.".formatted(shortest, SchedulerLoad.FULL_BATCH));
        }
        if (jobs != null && (jobs < 1 || jobs > shortest)) {
            throw refused("--jobs is %d. Give at least 1, and at most the %d windows of the shortest queue."
                    .formatted(jobs, shortest));
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<OneThread> loads = new ArrayList<>();
        try {
            List<SchedulerRow> rows = measured(rows(loads));
            out.println(json ? new ObjectMapper().writeValueAsString(document(rows)) : table(rows));
            out.flush();
            return worst(rows) < bar && growth(rows, SchedulerCost::ownMicros) <= steepest ? 0 : 1;
        } finally {
            loads.forEach(OneThread::close);
        }
    }

    private List<SchedulerRow> rows(List<OneThread> loads) throws InferenceException {
        List<SchedulerRow> rows = new ArrayList<>();
        for (int batch : BATCHES) {
            for (int graphs : GRAPHS) {
                for (int count : queued) {
                    OneThread load = new OneThread(count, jobs(count), graphs, batch);
                    loads.add(load);
                    rows.add(new SchedulerRow(count, jobs(count), graphs, 1, batch, load));
                }
            }
            for (int count : queued) {
                rows.add(new SchedulerRow(
                        count, ThreadedLoad.JOBS, 1, ThreadedLoad.THREADS, batch, new ThreadedLoad(count, batch)));
            }
        }
        return rows;
    }

    private ParameterException refused(String why) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), why);
    }

    private int jobs(int count) {
        return jobs == null ? SchedulerLoad.jobs(count) : jobs;
    }

    /** All rows in turn in each round, so that what the machine does meanwhile meets all of them. */
    private List<SchedulerRow> measured(List<SchedulerRow> rows) throws Exception {
        for (int round = 0; round < ROUNDS_TO_WARM_UP; round++) {
            for (SchedulerRow row : rows) {
                row.warmUp(windows);
            }
        }
        for (int round = 0; round < rounds; round++) {
            for (SchedulerRow row : rows) {
                row.measure(windows);
            }
        }
        return rows;
    }

    private String table(List<SchedulerRow> rows) {
        StringBuilder table =
                new StringBuilder("medians of %d rounds%n".formatted(rounds)).append(SchedulerRow.HEADING);
        for (SchedulerRow row : rows) {
            table.append(System.lineSeparator()).append(row.line());
        }
        return table.append(String.format(
                        Locale.ROOT,
                        "%nscheduler.worstMicros %.2f%nscheduler.growth %.2f%nscheduler.ownGrowth %.2f",
                        worst(rows),
                        growth(rows, SchedulerCost::cpuMicros),
                        growth(rows, SchedulerCost::ownMicros)))
                .toString();
    }

    private static double worst(List<SchedulerRow> rows) {
        return rows.stream()
                .mapToDouble(row -> row.median(SchedulerCost::cpuMicros))
                .max()
                .orElseThrow();
    }

    /** How many times as much a window costs with a longer queue as with the shortest, where that is most. */
    private static double growth(List<SchedulerRow> rows, ToDoubleFunction<SchedulerCost> micros) {
        return rows.stream()
                .mapToDouble(row -> row.times(
                        rows.stream()
                                .filter(row::isAlike)
                                .min(Comparator.comparingInt(SchedulerRow::queued))
                                .orElseThrow(),
                        micros))
                .max()
                .orElseThrow();
    }

    private Map<String, Object> document(List<SchedulerRow> rows) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "scheduler");
        document.put("rounds", rounds);
        document.put("scheduler.worstMicros", worst(rows));
        document.put("scheduler.growth", growth(rows, SchedulerCost::cpuMicros));
        document.put("scheduler.ownGrowth", growth(rows, SchedulerCost::ownMicros));
        document.put("costs", rows.stream().map(SchedulerRow::document).toList());
        return document;
    }
}
