package io.ripieno.models.benchmark.scheduler;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.ripieno.inference.work.InferenceException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
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

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What a window cost while so many waited for so many graphs. */
    private record Cost(int queued, int graphs, int threads, double cpuMicros, double bytes) {}

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Cost> costs = new ArrayList<>();
        for (int graphs : GRAPHS) {
            for (int count : queued) {
                costs.add(measure(count, graphs));
            }
        }
        for (int count : queued) {
            ThreadedLoad.Cost cost = new ThreadedLoad(count).measure(windows);
            costs.add(new Cost(count, 1, ThreadedLoad.THREADS, cost.cpuMicros(), cost.bytes()));
        }
        out.println(json ? new ObjectMapper().writeValueAsString(document(costs)) : table(costs));
        out.flush();
        return 0;
    }

    private Cost measure(int count, int graphs) throws InferenceException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (SchedulerLoad load = new SchedulerLoad(count, graphs)) {
            load.run(Math.max(2L * count, windows / 5));
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            long done = load.run(windows);
            cpu = threads.getCurrentThreadCpuTime() - cpu;
            bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
            return new Cost(count, graphs, 1, cpu * 1e-3 / done, (double) bytes / done);
        }
    }

    private static String table(List<Cost> costs) {
        StringBuilder table = new StringBuilder("queued  graphs  threads  CPU us/window  bytes/window");
        for (Cost cost : costs) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%6d  %6d  %7d  %13.2f  %12.1f",
                    cost.queued(),
                    cost.graphs(),
                    cost.threads(),
                    cost.cpuMicros(),
                    cost.bytes()));
        }
        return table.toString();
    }

    private static Map<String, Object> document(List<Cost> costs) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "scheduler");
        document.put(
                "costs", costs.stream().map(SchedulerBenchmarkCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Cost cost) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("queued", cost.queued());
        document.put("graphs", cost.graphs());
        document.put("threads", cost.threads());
        document.put("cpuMicrosPerWindow", cost.cpuMicros());
        document.put("bytesPerWindow", cost.bytes());
        return document;
    }
}
