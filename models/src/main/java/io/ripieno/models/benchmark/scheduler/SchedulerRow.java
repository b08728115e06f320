package io.ripieno.models.benchmark.scheduler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** What a window costs in full batches of one size while so many wait for so many graphs, in several rounds. */
final class SchedulerRow {
    static final String HEADING =
            "queued  jobs  graphs  threads  batch  CPU us/window  alone   own  process  forming  ending"
                    + "  queueing  bytes/window";

    private final int queued;
    private final int jobs;
    private final int graphs;
    private final int threads;
    private final int batch;
    private final Load load;
    private final List<SchedulerCost> rounds = new ArrayList<>();

    /** What is measured. */
    @FunctionalInterface
    interface Load {
        /** Runs a fifth as many windows so that their memory is near, then at least so many. */
        SchedulerCost measure(long windows) throws Exception;
    }

    SchedulerRow(int queued, int jobs, int graphs, int threads, int batch, Load load) {
        this.queued = queued;
        this.jobs = jobs;
        this.graphs = graphs;
        this.threads = threads;
        this.batch = batch;
        this.load = load;
    }

    /** A round that does not count: what it runs is compiled. */
    void warmUp(long windows) throws Exception {
        load.measure(windows);
    }

    void measure(long windows) throws Exception {
        rounds.add(load.measure(windows));
    }

    int queued() {
        return queued;
    }

    /** Whether they differ in the length of the queue alone. */
    boolean isAlike(SchedulerRow other) {
        return graphs == other.graphs && threads == other.threads && batch == other.batch;
    }

    /** NaN if the figure is not known. */
    double median(ToDoubleFunction<SchedulerCost> figure) {
        return median(rounds.stream().mapToDouble(figure).sorted().toArray());
    }

    /** How many times as much as with another length of the queue, round by round. */
    double times(SchedulerRow other, ToDoubleFunction<SchedulerCost> figure) {
        return median(IntStream.range(0, rounds.size())
                .mapToDouble(round ->
                        figure.applyAsDouble(rounds.get(round)) / figure.applyAsDouble(other.rounds.get(round)))
                .sorted()
                .toArray());
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** A line of the table. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%6d  %4d  %6d  %7d  %5d  %13s  %5s  %4s  %7s  %7s  %6s  %8s  %12.1f",
                queued,
                jobs,
                graphs,
                threads,
                batch,
                cell(SchedulerCost::cpuMicros),
                cell(SchedulerCost::aloneMicros),
                cell(SchedulerCost::ownMicros),
                cell(SchedulerCost::processMicros),
                cell(cost -> cost.parts().forming()),
                cell(cost -> cost.parts().ending()),
                cell(cost -> cost.parts().queueing()),
                median(SchedulerCost::bytes));
    }

    private String cell(ToDoubleFunction<SchedulerCost> figure) {
        double median = median(figure);
        return Double.isNaN(median) ? "-" : String.format(Locale.ROOT, "%.2f", median);
    }

    /** Without what is not known. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("queued", queued);
        document.put("jobs", jobs);
        document.put("graphs", graphs);
        document.put("threads", threads);
        document.put("batch", batch);
        document.put("cpuMicrosPerWindow", median(SchedulerCost::cpuMicros));
        document.put("aloneMicrosPerWindow", median(SchedulerCost::aloneMicros));
        document.put("ownMicrosPerWindow", median(SchedulerCost::ownMicros));
        document.put("processMicrosPerWindow", median(SchedulerCost::processMicros));
        document.put("formingMicrosPerWindow", median(cost -> cost.parts().forming()));
        document.put("endingMicrosPerWindow", median(cost -> cost.parts().ending()));
        document.put("queueingMicrosPerWindow", median(cost -> cost.parts().queueing()));
        document.put("bytesPerWindow", median(SchedulerCost::bytes));
        document.values().removeIf(figure -> figure.equals(Double.NaN));
        return document;
    }
}
