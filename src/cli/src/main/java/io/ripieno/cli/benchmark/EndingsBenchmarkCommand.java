package io.ripieno.cli.benchmark;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.benchmark.Endings.Ending;
import io.ripieno.cli.benchmark.Endings.Times;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.music.decode.DecodeWorkerPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno benchmark endings}. */
@Command(
        name = "endings",
        description = "How soon a job ends through Kafka and the service that is cancelled, from the command's sending"
                + " to the outcome read, or whose deadline passes: at random moments of long compressed recordings,"
                + " while others are under way, so that some wait for a place, some for a decode worker, and some"
                + " run. Starts a broker and a service of its own.")
final class EndingsBenchmarkCommand implements Callable<Integer> {
    private static final String WORST = "endings.worstMillis";

    private final Terminal terminal;

    @Mixin
    private final OwnService service;

    @Option(
            names = "--times",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many jobs are ended each way among so many others (default: ${DEFAULT-VALUE}).")
    private int times = 10;

    @Option(
            names = "--among",
            paramLabel = "N",
            split = ",",
            converter = Bounded.Count.class,
            description = "How many others are kept under way (default: ${DEFAULT-VALUE}, which on two cores leaves a"
                    + " decode worker free, leaves none, and leaves no place).")
    private List<Integer> among = List.of(1, 3, 6);

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            converter = Bounded.Count.class,
            description = "Length of the recordings (default: ${DEFAULT-VALUE}).")
    private int seconds = 7_200;

    @Option(
            names = "--require",
            paramLabel = "MILLIS",
            description = "Exit with 1 if the worst time is longer than this.")
    private double most = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    EndingsBenchmarkCommand(Terminal terminal, OwnService service) {
        this.terminal = terminal;
        this.service = service;
    }

    @Override
    public Integer call() throws Exception {
        double load = MachineLoad.now();
        try (Scratch scratch = Scratch.open(terminal)) {
            List<Endings> all = run(scratch.folder());
            print(all, MachineLoad.since(load));
            return Endings.worstMillis(all) <= most ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private List<Endings> run(Path folder) throws Exception {
        Narrator narrator = Narrator.inLines(terminal);
        narrator.step("making a recording");
        Path recording;
        try (DecodeWorkerPool workers = service.writer()) {
            recording = LongRecording.write(folder.resolve("long.flac"), seconds, workers);
        }
        DistinctJobs jobs = DistinctJobs.forTagger(service.repository());
        try (OwnService.Started started = service.start(folder, UnaryOperator.identity(), narrator);
                ServiceLine line = ServiceLine.open(started.system(), started.bootstrapServers())) {
            EndingsRun run = new EndingsRun(line, jobs, recording);
            narrator.step("warming up");
            run.among(among.get(0), 1);
            List<Endings> all = new ArrayList<>();
            for (int others : among) {
                narrator.step("ending jobs among %d others".formatted(others));
                all.add(run.among(others, times));
            }
            run.endOthers();
            return all;
        }
    }

    private void print(List<Endings> all, MachineLoad load) {
        Times cancels = Times.of(Endings.allCancels(all));
        Times deadlines = Times.of(Endings.allDeadlines(all));
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", "endings");
            document.put("seconds", seconds);
            document.put("endings", all);
            document.put("endings.cancelMillis", cancels);
            document.put("endings.deadlineMillis", deadlines);
            document.put(WORST, Endings.worstMillis(all));
            document.put("machine", load);
            Json.print(terminal.out(), document);
            return;
        }
        table(all).print(terminal.out());
        terminal.line(line("cancels", Endings.allCancels(all).size(), cancels));
        terminal.line(line("deadlines", Endings.allDeadlines(all).size(), deadlines));
        terminal.line(String.format(Locale.ROOT, "%s %.0f", WORST, Endings.worstMillis(all)));
        terminal.line(load.line());
    }

    private static String line(String what, int count, Times times) {
        return String.format(
                Locale.ROOT, "%d %s, median %.0f ms, worst %.0f ms", count, what, times.median(), times.worst());
    }

    private static Table table(List<Endings> all) {
        Table table = new Table()
                .column("among", Side.RIGHT)
                .column("ended by", Side.LEFT)
                .column("median ms", Side.RIGHT)
                .column("worst ms", Side.RIGHT)
                .column("had been heard of as", Side.LEFT);
        for (Endings each : all) {
            row(table, each.among(), "cancel", each.cancels());
            row(table, each.among(), "deadline", each.deadlines());
        }
        return table;
    }

    private static void row(Table table, int among, String by, List<Ending> endings) {
        Times times = Times.of(endings);
        table.row(
                Integer.toString(among),
                by,
                String.format(Locale.ROOT, "%.0f", times.median()),
                String.format(Locale.ROOT, "%.0f", times.worst()),
                stages(endings));
    }

    private static String stages(List<Ending> endings) {
        Map<ProgressStage, Long> counts =
                endings.stream().collect(Collectors.groupingBy(Ending::heard, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(stage -> stage.getValue() + " " + word(stage.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static String word(ProgressStage stage) {
        return stage == ProgressStage.UNSPECIFIED ? "not at all" : stage.name().toLowerCase(Locale.ROOT);
    }
}
