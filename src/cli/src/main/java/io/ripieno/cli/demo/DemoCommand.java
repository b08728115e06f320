package io.ripieno.cli.demo;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.files.Recordings;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.Instance;
import io.ripieno.cli.serve.Programs;
import io.ripieno.cli.serve.SystemSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ripieno demo [FILE...]}. */
@Command(
        name = "demo",
        description =
                "Send recordings through a Kafka broker and the service, and show what comes back. Starts both, or"
                        + " uses those that 'ripieno serve' runs.")
public final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Places places;
    private final Programs programs;

    @Parameters(
            paramLabel = "FILE",
            description = "Recordings, or folders that hold them (default: those that come with Ripieno).")
    private List<Path> words = List.of();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: $RIPIENO_HOME, else ripieno-data in the checkout).")
    private @Nullable Path data;

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    private @Nullable Path models;

    @Option(names = "--force", description = "Compute even what was computed before.")
    private boolean force;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            converter = Bounded.Count.class,
            description = "Give up when nothing is heard of any job for so long (default: ${DEFAULT-VALUE}).")
    private int patience = 120;

    @Option(names = "--json", description = "Write one JSON document with the whole outcomes.")
    private boolean json;

    public DemoCommand(Terminal terminal, Places places, Programs programs) {
        this.terminal = terminal;
        this.places = places;
        this.programs = programs;
    }

    @Override
    public Integer call() {
        var recordings = Recordings.find(words.isEmpty() ? List.of(places.recordings()) : words);
        List<Verdict> verdicts = new ArrayList<>();
        List<Submission> submissions = submissions(recordings, verdicts);
        var home = new DataHome(data != null ? data : places.data());
        if (!submissions.isEmpty()) {
            verdicts.addAll(0, run(home, submissions));
        }
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Failed failed) {
                terminal.complain(failed.problem());
            }
        }
        var report = new DemoReport(verdicts, home);
        if (json) {
            report.printJson(terminal.out());
            terminal.note(report.counts());
        } else {
            report.printTable(terminal);
        }
        return report.allTagged() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private List<Submission> submissions(Recordings recordings, List<Verdict> failed) {
        List<Submission> submissions = new ArrayList<>();
        for (Path file : recordings.files()) {
            try {
                submissions.add(Submission.of(file, force));
            } catch (CliException e) {
                failed.add(new Verdict.Failed(file, String.valueOf(e.getMessage()), Optional.empty()));
            }
        }
        for (Recordings.Problem problem : recordings.problems()) {
            failed.add(new Verdict.Failed(problem.path(), problem.message(), Optional.empty()));
        }
        return submissions;
    }

    private List<Verdict> run(DataHome home, List<Submission> submissions) {
        Display display = Display.on(terminal);
        List<Path> folders = submissions.stream()
                .map(submission -> real(submission.file()).getParent())
                .distinct()
                .toList();
        var settings = new SystemSettings("demo", home, models != null ? models : places.models(), folders, 0, 0);
        try (Host host = Host.open(programs, settings, display)) {
            checkReach(host.instance(), submissions);
            JobBoard board = new Conversation(host, display, Duration.ofSeconds(patience)).run(submissions);
            display.step("stopping");
            return submissions.stream()
                    .map(submission -> Verdict.of(
                            submission.file(), board.outcome(submission).orElseThrow()))
                    .toList();
        } finally {
            display.clear();
        }
    }

    private static void checkReach(Instance instance, List<Submission> submissions) {
        for (Submission submission : submissions) {
            if (!instance.mayRead(real(submission.file()))) {
                throw new CliException(
                        "the ripieno that runs may read below %s only, and %s lies elsewhere; stop it, or start it with --root"
                                .formatted(instance.roots(), submission.file()));
            }
        }
    }

    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
