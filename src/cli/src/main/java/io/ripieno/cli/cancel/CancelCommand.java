package io.ripieno.cli.cancel;

import com.fasterxml.jackson.databind.JsonNode;
import io.ripieno.cli.Bounded;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.RecordSender;
import io.ripieno.cli.kafka.Topics;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Words;
import io.ripieno.cli.serve.BrokerOptions;
import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ripieno cancel JOB...}. */
@Command(
        name = "cancel",
        description = "End jobs wherever they are, or keep them from starting if they come later. A job that has ended"
                + " stays as it is.")
public final class CancelCommand implements Callable<Integer> {
    private static final int MAX_REASON = 1000;

    private final Terminal terminal;
    private final Places places;

    @Parameters(arity = "1..*", paramLabel = "JOB", description = "Ids of jobs, as 'ripieno submit' prints them.")
    private List<String> jobs = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the outcome and the log.")
    private String reason = "";

    @Option(names = "--wait", description = "Wait until the jobs have ended, and write how.")
    private boolean wait;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            converter = Bounded.Count.class,
            description = "With --wait: how long to wait (default: ${DEFAULT-VALUE}).")
    private int patience = 30;

    @Mixin
    private BrokerOptions brokers = new BrokerOptions();

    @Option(names = "--json", description = "Write an event of JSON a line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    record Event(String event, String jobId, @Nullable JsonNode record) {}

    public CancelCommand(Terminal terminal, Places places) {
        this.terminal = terminal;
        this.places = places;
    }

    @Override
    public Integer call() {
        check();
        String servers = brokers.find(places).bootstrapServers();
        Topics.require(servers, List.of(TopicCatalogue.control().name()));
        if (!wait) {
            send(servers);
            return ExitCode.DONE;
        }
        var cancelled = new Cancelled(jobs, this::told);
        try (NewsFeed feed = NewsFeed.open(servers, Topics.served(servers), NewsFeed.From.NOW)) {
            send(servers);
            cancelled.listen(feed, Duration.ofSeconds(patience));
        }
        for (String job : cancelled.waiting()) {
            terminal.complain(
                    "%s has not ended within %d s; maybe it had ended before, which 'ripieno watch %s --until-done' shows, or has not been sent yet"
                            .formatted(job, patience, job));
        }
        return cancelled.allCancelled() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void check() {
        for (String job : jobs) {
            if (job.isBlank() || job.length() > JobChecks.MAX_NAME) {
                throw new ParameterException(
                        spec.commandLine(),
                        "'%s' is no id of a job; it has 1 to %d characters".formatted(job, JobChecks.MAX_NAME));
            }
        }
        if (reason.length() > MAX_REASON) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the reason has %d characters and may have %d; shorten it".formatted(reason.length(), MAX_REASON));
        }
    }

    private void send(String servers) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (RecordSender sender = RecordSender.open(servers)) {
            for (String job : jobs) {
                Control control = Control.newBuilder()
                        .setCommand(ControlCommand.CANCEL)
                        .setJobId(job)
                        .setReason(reason)
                        .setAt(now)
                        .build();
                sender.send(OutgoingRecord.of(control), () -> asked(job));
            }
            sender.flush();
        }
    }

    private void asked(String job) {
        if (json) {
            terminal.line(Json.line(new Event("asked", job, null)));
        } else if (!wait) {
            terminal.line("asked to cancel " + job);
        }
    }

    private void told(Outcome outcome) {
        if (json) {
            terminal.line(Json.line(new Event("outcome", outcome.getJobId(), Json.of(outcome))));
            return;
        }
        terminal.line("%-9s  %s".formatted(Words.of(outcome.getStatus()), outcome.getJobId()));
        if (outcome.getStatus() != OutcomeStatus.CANCELLED) {
            terminal.complain("%s ended as %s before it could be cancelled; its outcome stands"
                    .formatted(outcome.getJobId(), Words.of(outcome.getStatus())));
        }
    }
}
