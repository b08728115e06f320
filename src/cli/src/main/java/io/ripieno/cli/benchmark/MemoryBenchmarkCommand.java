package io.ripieno.cli.benchmark;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.music.decode.DecodeWorkerPool;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno benchmark memory}. */
@Command(
        name = "memory",
        description = "Watch the memory of the service and of its decode workers while it tags excerpts of one"
                + " recording of two hours, of 5 s to two hours (log-uniform), all sent at once. Starts a broker and a"
                + " service of its own, whose heap is resident from the start.")
final class MemoryBenchmarkCommand implements Callable<Integer> {
    /** The printed key of the verdict. */
    static final String FLAT = "memory.flat";

    private static final int RECORDING_SECONDS = 7_200;
    private static final double SHORTEST = 5;
    private static final double TRIAL_SECONDS = 300;

    private final Terminal terminal;

    @Mixin
    private final OwnService service;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many excerpts are tagged (default: ${DEFAULT-VALUE}).")
    private int count = 200;

    @Option(
            names = "--longest",
            paramLabel = "SECONDS",
            converter = Bounded.Seconds.class,
            description = "Length of the longest, at least 5 and at most 7200 (default: ${DEFAULT-VALUE}).")
    private double longest = RECORDING_SECONDS;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            converter = Bounded.Count.class,
            description = "Heap of the service (default: ${DEFAULT-VALUE}).")
    private int heap = 768;

    @Option(names = "--seed", paramLabel = "N", description = "Chooses the excerpts (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--require", description = "Exit with 1 if memory is not flat.")
    private boolean required;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    MemoryBenchmarkCommand(Terminal terminal, OwnService service) {
        this.terminal = terminal;
        this.service = service;
    }

    private record Outcome(double audioSeconds, double seconds, MemoryFigures memory, long missedLooks) {}

    @Override
    public Integer call() throws Exception {
        if (longest < SHORTEST || longest > RECORDING_SECONDS) {
            throw new CliException("--longest %s is outside %s to %d s, the length of the recording; choose one within"
                    .formatted(longest, SHORTEST, RECORDING_SECONDS));
        }
        double load = MachineLoad.now();
        boolean isFlat;
        try (Scratch scratch = Scratch.open(terminal)) {
            Outcome outcome = run(scratch.folder());
            print(outcome, MachineLoad.since(load));
            isFlat = outcome.memory().isFlat();
        }
        return isFlat || !required ? ExitCode.DONE : ExitCode.FAILED;
    }

    private Outcome run(Path folder) throws Exception {
        Narrator narrator = Narrator.inLines(terminal);
        Path recording = folder.resolve("two-hours.flac");
        narrator.step("making a recording of two hours");
        try (DecodeWorkerPool workers = service.writer()) {
            LongRecording.write(recording, RECORDING_SECONDS, workers);
        }
        try (OwnService.Started started =
                service.start(folder, programs -> new CappedPrograms(programs, heap), narrator)) {
            RunningSystem system = started.system();
            String servers = started.bootstrapServers();
            narrator.step("trying two excerpts");
            double trial = Math.min(TRIAL_SECONDS, longest);
            Excerpts cold = Excerpts.of(recording, RECORDING_SECONDS, 1, trial, trial, seed);
            ServiceRun.of(system, servers, cold.jobs());
            Excerpts warm = Excerpts.of(recording, RECORDING_SECONDS, 1, trial, trial, seed + 1);
            double pace = trial / ServiceRun.of(system, servers, warm.jobs()).seconds();
            Excerpts excerpts = Excerpts.of(recording, RECORDING_SECONDS, count, SHORTEST, longest, seed);
            narrator.step(cost(excerpts, pace));
            return watch(system, servers, excerpts);
        }
    }

    private static String cost(Excerpts excerpts, double pace) {
        return String.format(
                Locale.ROOT,
                "tagging %d excerpts, %.1f h of audio, which takes some %.0f minutes at the pace of the trial (%.0f times"
                        + " real time)",
                excerpts.jobs().size(),
                excerpts.totalSeconds() / 3600,
                Math.ceil(excerpts.totalSeconds() / pace / 60),
                pace);
    }

    private Outcome watch(RunningSystem system, String servers, Excerpts excerpts) {
        double total = excerpts.totalSeconds();
        AudioDone done = new AudioDone(excerpts.seconds());
        try (MemoryWatch watch = new MemoryWatch(system.service(), done::share)) {
            double seconds =
                    ServiceRun.heard(system, servers, excerpts.jobs(), done).seconds();
            return new Outcome(total, seconds, MemoryFigures.of(watch.looks(), total, heap), watch.missed());
        }
    }

    private void print(Outcome outcome, MachineLoad load) {
        MemoryFigures memory = outcome.memory();
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", "memory");
            document.put("jobs", count);
            document.put("audioSeconds", outcome.audioSeconds());
            document.put("seconds", outcome.seconds());
            document.put("heapMib", heap);
            document.put("memory.quartersMib", memory.quarters());
            document.put("memory.peakMib", memory.peak());
            document.put("memory.nativeMib", memory.nativePeak());
            document.put("memory.slopeMibPerHour", memory.slopeMibPerHour());
            document.put("memory.missedLooks", outcome.missedLooks());
            document.put(FLAT, memory.isFlat());
            document.put("machine", load);
            Json.print(terminal.out(), document);
            return;
        }
        table(memory).print(terminal.out());
        terminal.line(String.format(
                Locale.ROOT,
                "%d jobs, %.1f h of audio in %.1f minutes; heap %d MiB; the service outside its heap at most %.0f MiB",
                count,
                outcome.audioSeconds() / 3600,
                outcome.seconds() / 60,
                heap,
                memory.nativePeak()));
        terminal.line(String.format(Locale.ROOT, "memory.peakMib %.0f", memory.peak()));
        terminal.line(String.format(Locale.ROOT, "memory.slopeMibPerHour %.3f", memory.slopeMibPerHour()));
        terminal.line(FLAT + " " + memory.isFlat());
        terminal.line(load.line());
    }

    private static Table table(MemoryFigures memory) {
        Table table = new Table()
                .column("quarter", Side.RIGHT)
                .column("service MiB", Side.RIGHT)
                .column("decode workers MiB", Side.RIGHT)
                .column("all MiB", Side.RIGHT);
        for (int i = 0; i < memory.quarters().size(); i++) {
            MemoryFigures.Quarter quarter = memory.quarters().get(i);
            table.row(
                    Integer.toString(i + 1),
                    String.format(Locale.ROOT, "%.0f", quarter.service()),
                    String.format(Locale.ROOT, "%.0f", quarter.workers()),
                    String.format(Locale.ROOT, "%.0f", quarter.all()));
        }
        return table;
    }
}
