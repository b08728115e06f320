package io.ripieno.cli.benchmark;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.contract.v1.Job;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.decode.DecodeWorkerPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno benchmark turns}. */
@Command(
        name = "turns",
        description =
                "How long compressed recordings of ten seconds take through Kafka and the service, from the job sent"
                        + " to its outcome read, one after the other: with nothing else to do, and while long ones are"
                        + " under way that were sent first. Starts a broker and a service of its own.")
final class TurnsBenchmarkCommand implements Callable<Integer> {
    private static final int SHORT_SECONDS = 10;
    private static final int WARM_UP = 20;
    /** For long ones to be admitted and fill their credit, once the first is under way. */
    private static final Duration LEAD = Duration.ofSeconds(3);

    private final Terminal terminal;

    @Mixin
    private final OwnService service;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many short recordings are timed, alone and among long ones (default: ${DEFAULT-VALUE}).")
    private int count = 30;

    @Option(
            names = "--long",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many long recordings are sent first (default: ${DEFAULT-VALUE}).")
    private int longCount = 6;

    @Option(
            names = "--long-seconds",
            paramLabel = "SECONDS",
            converter = Bounded.Count.class,
            description = "Length of each of those (default: ${DEFAULT-VALUE}).")
    private int longSeconds = 7_200;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            converter = Bounded.Count.class,
            description = "How long one short recording may take among long ones; the first that takes longer ends the"
                    + " measurement (default: ${DEFAULT-VALUE}).")
    private int patience = 60;

    @Option(
            names = "--require",
            paramLabel = "RATIO",
            description = "Exit with 1 if the median among long ones is more than so many times that alone.")
    private double most = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    TurnsBenchmarkCommand(Terminal terminal, OwnService service) {
        this.terminal = terminal;
        this.service = service;
    }

    @Override
    public Integer call() throws Exception {
        double load = MachineLoad.now();
        try (Scratch scratch = Scratch.open(terminal)) {
            Turns turns = run(scratch.folder());
            print(turns, MachineLoad.since(load));
            return turns.ratio() <= most ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private Turns run(Path folder) throws Exception {
        Narrator narrator = Narrator.inLines(terminal);
        narrator.step("making recordings");
        Recordings recordings = recordings(folder);
        DistinctJobs jobs = DistinctJobs.forTagger(service.repository());
        try (OwnService.Started started = service.start(folder, UnaryOperator.identity(), narrator);
                ServiceLine line = ServiceLine.open(started.system(), started.bootstrapServers())) {
            TurnsRun run = new TurnsRun(line, Duration.ofSeconds(patience));
            narrator.step("timing short recordings alone");
            run.time(jobs.of(Collections.nCopies(WARM_UP, recordings.brief())));
            List<Double> alone = run.time(jobs.of(Collections.nCopies(count, recordings.brief())));
            narrator.step("timing short recordings among long ones");
            List<Job> longJobs = jobs.of(Collections.nCopies(longCount, recordings.endless()));
            List<Double> among = run.timeAmong(longJobs, LEAD, jobs.of(Collections.nCopies(count, recordings.brief())));
            return new Turns(alone, among, run.begun(longJobs));
        }
    }

    private record Recordings(Path brief, Path endless) {}

    private Recordings recordings(Path folder) throws AudioException {
        try (DecodeWorkerPool workers = service.writer()) {
            Path brief =
                    ChordFiles.write(folder, new int[] {SHORT_SECONDS}, workers).get(0);
            return new Recordings(brief, LongRecording.write(folder.resolve("long.flac"), longSeconds, workers));
        }
    }

    private void print(Turns turns, MachineLoad load) throws IOException {
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", "turns");
            document.put("longJobs", longCount);
            document.put("longJobsBegun", turns.longBegun());
            document.put("longSeconds", longSeconds);
            document.put("turns.aloneMillis", turns.alone());
            document.put("turns.amongMillis", turns.among());
            document.put("turns.medianAloneMillis", Turns.median(turns.alone()));
            document.put("turns.medianAmongMillis", Turns.median(turns.among()));
            document.put("turns.worstAmongMillis", Collections.max(turns.among()));
            document.put("turns.ratio", turns.ratio());
            document.put("turns.withinTwice", turns.withinTwice());
            document.put("machine", load);
            Json.print(terminal.out(), document);
            return;
        }
        terminal.line(line("alone", turns.alone()));
        terminal.line(line("among", turns.among()));
        terminal.line("%d of %d recordings of %d s had begun".formatted(turns.longBegun(), longCount, longSeconds));
        terminal.line(EngineBenchmarkCommand.figure("turns.ratio", turns.ratio()));
        terminal.line(EngineBenchmarkCommand.figure("turns.withinTwice", turns.withinTwice()));
        terminal.line(load.line());
    }

    private static String line(String which, List<Double> millis) {
        return String.format(
                Locale.ROOT,
                "%s: %d recordings of %d s, median %.0f ms, worst %.0f ms",
                which,
                millis.size(),
                SHORT_SECONDS,
                Turns.median(millis),
                Collections.max(millis));
    }
}
