package io.ripieno.models.benchmark.scheduler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.models.benchmark.scheduler.SchedulerLoad.Parts;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
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

    @Option(
            names = "--queued",
            split = ",",
            paramLabel = "N",
            defaultValue = "1000,10000,100000",
            description = "Windows that wait all the time. Default: ${DEFAULT-VALUE}.")
    private List<Integer> queued = List.of();

    @Option(
            names = "--windows",
            paramLabel = "N",
            defaultValue = "1000000",
            description =
                    "Windows to run for each figure, after a fifth as many to warm up. Default: ${DEFAULT-VALUE}.")
    private long windows;

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

    /**
     * What a window cost in full batches of that size while so many waited for so many graphs.
     *
     * @param processMicros of all threads of the process, with those that collect garbage and compile
     * @param aloneMicros what it costs to use as many windows in the same order without a scheduler; 0 with more threads
     * @param parts by the clock, on one thread
     */
    private record Cost(
            int queued,
            int graphs,
            int threads,
            int batch,
            double cpuMicros,
            double processMicros,
            double aloneMicros,
            Parts parts,
            double bytes) {
        double ownMicros() {
            return cpuMicros - aloneMicros;
        }

        /** Whether they differ in the length of the queue alone. */
        boolean isAlike(Cost other) {
            return graphs == other.graphs && threads == other.threads && batch == other.batch;
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Cost> costs = new ArrayList<>();
        for (int batch : BATCHES) {
            for (int graphs : GRAPHS) {
                for (int count : queued) {
                    costs.add(measure(count, graphs, batch));
                }
            }
            for (int count : queued) {
                ThreadedLoad.Cost cost = new ThreadedLoad(count, batch).measure(windows);
                costs.add(new Cost(
                        count,
                        1,
                        ThreadedLoad.THREADS,
                        batch,
                        cost.cpuMicros(),
                        cost.processMicros(),
                        0,
                        Parts.NONE,
                        cost.bytes()));
            }
        }
        out.println(json ? new ObjectMapper().writeValueAsString(document(costs)) : table(costs));
        out.flush();
        return worst(costs) < bar && growth(costs, Cost::ownMicros) <= steepest ? 0 : 1;
    }

    private Cost measure(int count, int graphs, int batch) throws InferenceException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        try (SchedulerLoad load = new SchedulerLoad(count, graphs, batch)) {
            load.run(Math.max(2L * count, windows / 5));
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long process = machine.getProcessCpuTime();
            long cpu = threads.getCurrentThreadCpuTime();
            long done = load.run(windows);
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            process = machine.getProcessCpuTime() - process;
            bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
            Parts parts = load.parts(windows / 5);
            int[] order = load.order(2 * batch * Math.max(1, count / batch));
            double alone = measure(new WindowsAlone(count, order, batch));
            return new Cost(
                    count,
                    graphs,
                    1,
                    batch,
                    cpu * 1e-3 / done,
                    process * 1e-3 / done,
                    alone,
                    parts,
                    (double) bytes / done);
        }
    }

    private double measure(WindowsAlone alone) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        alone.run(windows / 5);
        long cpu = threads.getCurrentThreadCpuTime();
        long done = alone.run(windows);
        return (threads.getCurrentThreadCpuTime() - cpu) * 1e-3 / done;
    }

    private static String table(List<Cost> costs) {
        StringBuilder table = new StringBuilder("queued  graphs  threads  batch  CPU us/window  alone   own  process"
                + "  forming  ending  queueing  bytes/window");
        for (Cost cost : costs) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%6d  %6d  %7d  %5d  %13.2f  %5.2f  %4.2f  %7.2f  %7.2f  %6.2f  %8.2f  %12.1f",
                    cost.queued(),
                    cost.graphs(),
                    cost.threads(),
                    cost.batch(),
                    cost.cpuMicros(),
                    cost.aloneMicros(),
                    cost.ownMicros(),
                    cost.processMicros(),
                    cost.parts().forming(),
                    cost.parts().ending(),
                    cost.parts().queueing(),
                    cost.bytes()));
        }
        return table.append(String.format(
                        Locale.ROOT,
                        "%nscheduler.worstMicros %.2f%nscheduler.growth %.2f%nscheduler.ownGrowth %.2f",
                        worst(costs),
                        growth(costs, Cost::cpuMicros),
                        growth(costs, Cost::ownMicros)))
                .toString();
    }

    private static double worst(List<Cost> costs) {
        return costs.stream().mapToDouble(Cost::cpuMicros).max().orElseThrow();
    }

    /** How many times as much a window costs with the longest queue as with the shortest, where that is most. */
    private static double growth(List<Cost> costs, ToDoubleFunction<Cost> micros) {
        return costs.stream()
                .mapToDouble(cost -> micros.applyAsDouble(cost)
                        / micros.applyAsDouble(costs.stream()
                                .filter(cost::isAlike)
                                .min(Comparator.comparingInt(Cost::queued))
                                .orElseThrow()))
                .max()
                .orElseThrow();
    }

    private static Map<String, Object> document(List<Cost> costs) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "scheduler");
        document.put("scheduler.worstMicros", worst(costs));
        document.put("scheduler.growth", growth(costs, Cost::cpuMicros));
        document.put("scheduler.ownGrowth", growth(costs, Cost::ownMicros));
        document.put(
                "costs", costs.stream().map(SchedulerBenchmarkCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Cost cost) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("queued", cost.queued());
        document.put("graphs", cost.graphs());
        document.put("threads", cost.threads());
        document.put("batch", cost.batch());
        document.put("cpuMicrosPerWindow", cost.cpuMicros());
        document.put("aloneMicrosPerWindow", cost.aloneMicros());
        document.put("ownMicrosPerWindow", cost.ownMicros());
        document.put("processMicrosPerWindow", cost.processMicros());
        document.put("formingMicrosPerWindow", cost.parts().forming());
        document.put("endingMicrosPerWindow", cost.parts().ending());
        document.put("queueingMicrosPerWindow", cost.parts().queueing());
        document.put("bytesPerWindow", cost.bytes());
        return document;
    }
}
