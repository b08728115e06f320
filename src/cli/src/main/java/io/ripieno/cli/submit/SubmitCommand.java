package io.ripieno.cli.submit;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.RecordSender;
import io.ripieno.cli.kafka.Topics;
import io.ripieno.cli.report.StatusScreen;
import io.ripieno.cli.serve.BrokerOptions;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ripieno submit FILE...} and {@code ripieno submit --jobs FILE}. */
@Command(
        name = "submit",
        description = "Send recordings as jobs to a service that runs, and print the ids of the jobs.",
        footer = {
            "",
            "Fields of a line of --jobs: jobId, file or uri, sha256, bytes, mediaType, excerpt, statedSeconds, subject,",
            "tenant, labels, model, priority, deadline, force, strict, parameters, inputs. They go before the options.",
            "sha256 and bytes are computed if the recording is a file here; paths are seen from where the command is",
            "run. inputs are those of an evaluation: a list of objects with name, item, part, and the fields of a file."
        })
public final class SubmitCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;
    private final Places places;
    private final InputStream standardInput;

    @Parameters(paramLabel = "FILE|DIRECTORY", description = "Recordings, or folders that hold them.")
    private List<Path> words = List.of();

    @Option(names = "--jobs", paramLabel = "FILE", description = "Read jobs from lines of JSON; - is standard input.")
    private @Nullable String jobs;

    @Option(names = "--recursive", description = "Enter folders within folders.")
    private boolean recursive;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            converter = PatternConverter.class,
            description =
                    "Take the files of folders whose names match, such as '*.flac'; may be repeated (default: audio"
                            + " files).")
    private List<FileDrafts.Pattern> patterns = List.of();

    @Mixin
    private JobOptions options = new JobOptions();

    @Mixin
    private EvaluationOptions evaluation = new EvaluationOptions();

    @Mixin
    private BrokerOptions brokers = new BrokerOptions();

    @Option(names = "--dry-run", description = "Make and check the jobs, and send nothing.")
    private boolean dryRun;

    @Option(names = "--wait", description = "Wait until all jobs have ended, and write how.")
    private boolean wait;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            converter = Bounded.Count.class,
            description =
                    "With --wait: give up when nothing is heard of any job for so long (default: ${DEFAULT-VALUE}).")
    private int patience = 120;

    @Option(names = "--json", description = "Write an event of JSON a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public SubmitCommand(Terminal terminal, Places places, InputStream standardInput) {
        this.terminal = terminal;
        this.places = places;
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() {
        evaluation.problem().ifPresent(problem -> {
            throw new ParameterException(spec.commandLine(), problem);
        });
        boolean judged = !evaluation.inputs().isEmpty();
        if ((words.isEmpty() ? 0 : 1) + (jobs == null ? 0 : 1) + (judged ? 1 : 0) != 1) {
            throw new ParameterException(
                    spec.commandLine(), "name recordings, lines of JSON with --jobs, or an evaluation with --measures");
        }
        if (!words.isEmpty() && options.task() == Task.EVALUATION) {
            throw new ParameterException(
                    spec.commandLine(), "an evaluation says what each input is; name them with --measures and --input");
        }
        if (wait && dryRun) {
            throw new ParameterException(spec.commandLine(), "--dry-run sends nothing that --wait could wait for");
        }
        JobTemplate template = options.template(spec.commandLine(), evaluation.parameters());
        var screen = new StatusScreen(terminal);
        Report report = json ? new JsonReport(screen) : new TextReport(screen, dryRun ? "right" : "sent", wait);
        var tally = new Tally();
        try {
            if (dryRun) {
                Outbox shown = (job, origin) -> {
                    tally.addSent();
                    report.checked(job, origin);
                };
                makeAll(template, shown, new Reach(Optional.empty(), screen), report, screen, tally);
            } else {
                send(template, report, screen, tally);
            }
        } finally {
            report.counted(tally);
        }
        return tally.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void send(JobTemplate template, Report report, StatusScreen screen, Tally tally) {
        BrokerOptions.Brokers where = brokers.find(places);
        String servers = where.bootstrapServers();
        Topics.require(servers, List.of(TopicCatalogue.jobs(options.task()).name()));
        var awaited = new Awaited(report, tally);
        try (@Nullable
                        NewsFeed feed =
                                wait ? NewsFeed.open(servers, List.of(options.task()), NewsFeed.From.NOW) : null;
                RecordSender sender = RecordSender.open(servers)) {
            Outbox outbox = (job, origin) -> {
                OutgoingRecord record = OutgoingRecord.of(job);
                if (wait) {
                    awaited.expect(job.getJobId(), origin);
                }
                sender.send(record, () -> {
                    tally.addSent();
                    report.sent(job, origin);
                });
            };
            var reach = new Reach(where.instance(), screen);
            makeAll(template, outbox, reach, report, screen, tally);
            sender.flush();
            reach.sumUp();
            if (feed != null) {
                awaited.listen(feed, Duration.ofSeconds(patience), screen);
            }
        }
    }

    private void makeAll(
            JobTemplate template, Outbox outbox, Reach reach, Report report, StatusScreen screen, Tally tally) {
        if (!evaluation.inputs().isEmpty()) {
            Draft draft = template.draft("evaluation");
            draft.inputs.addAll(evaluation.inputs());
            new Submitter(outbox, report, reach, screen, Workload.unknown(), tally).draft(draft);
            return;
        }
        if (jobs == null) {
            var files = new FileDrafts(words, recursive, patterns);
            Workload workload = Workload.of(files);
            files.each(new Submitter(outbox, report, reach, screen, workload, tally).files(template));
            return;
        }
        var submitter = new Submitter(outbox, report, reach, screen, Workload.unknown(), tally);
        boolean standard = jobs.equals(STANDARD_INPUT);
        String name = standard ? "standard input" : jobs;
        try (InputStream in = standard ? standardInput : Files.newInputStream(Path.of(jobs))) {
            new LineDrafts(name, template).each(in, submitter);
        } catch (IOException e) {
            throw new CliException("%s cannot be read (%s); check the path and its permissions".formatted(name, e), e);
        }
    }

    /** A pattern of names or, if it has a slash, of paths within the folder. */
    static final class PatternConverter implements ITypeConverter<FileDrafts.Pattern> {
        @Override
        public FileDrafts.Pattern convert(String text) {
            try {
                return new FileDrafts.Pattern(
                        FileSystems.getDefault().getPathMatcher("glob:" + text), text.indexOf('/') >= 0);
            } catch (PatternSyntaxException e) {
                throw new TypeConversionException(
                        "'%s' is no pattern (%s); write one such as '*.flac'".formatted(text, e.getDescription()));
            }
        }
    }
}
