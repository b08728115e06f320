package io.ripieno.cli.replay;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.TimeOptions;
import io.ripieno.cli.kafka.FailureLog;
import io.ripieno.cli.kafka.KeptFailure;
import io.ripieno.cli.kafka.OutgoingRecord;
import io.ripieno.cli.kafka.RecordSender;
import io.ripieno.cli.serve.BrokerOptions;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.store.blob.DirectoryBlobStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ripieno replay}. */
@Command(
        name = "replay",
        description = {
            "Send again what the service gave up: the original records, to the topics they came from.",
            "Without --kind, only what may succeed now: transient, unknown-schema and exhausted. What was replayed before"
                    + " is left alone."
        })
public final class ReplayCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Places places;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            split = ",",
            converter = KindConverter.class,
            description =
                    "Only failures of this kind: transient, unknown-schema, exhausted, invalid, cancelled, expired;"
                            + " may be repeated.")
    private List<FailureKind> kinds = List.of();

    @Option(names = "--code", paramLabel = "RIP-NNN", split = ",", description = "Only failures with this code.")
    private List<String> codes = List.of();

    @Option(names = "--job", paramLabel = "JOB", split = ",", description = "Only failures of this job.")
    private List<String> jobs = List.of();

    @Option(names = "--topic", paramLabel = "TOPIC", split = ",", description = "Only records of this topic.")
    private List<String> topics = List.of();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            converter = TimeOptions.Since.class,
            description =
                    "Only what was given up since then: a time such as 2026-01-31T12:00:00Z, or how long ago, such"
                            + " as PT2H or 2h (default: all that the broker keeps).")
    private Instant since = Instant.EPOCH;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "Send at most so many (default: all).")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--again", description = "Send even what was replayed before.")
    private boolean again;

    @Option(
            names = "--blobs",
            paramLabel = "DIR",
            description = "Blob directory of the service, for long records (default: that of the data directory).")
    private @Nullable Path blobs;

    @Mixin
    private BrokerOptions brokers = new BrokerOptions();

    @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "Write an event of JSON a line.")
    private boolean json;

    public ReplayCommand(Terminal terminal, Places places) {
        this.terminal = terminal;
        this.places = places;
    }

    @Override
    public Integer call() {
        var selection = new Selection(
                kinds.isEmpty() ? Selection.HOPEFUL : Set.copyOf(kinds),
                Set.copyOf(codes),
                Set.copyOf(jobs),
                Set.copyOf(topics),
                since);
        Path folder = (blobs != null ? blobs : brokers.home(places).blobs()).toAbsolutePath();
        var originals = new Originals(new DirectoryBlobStore(folder), folder.toString());
        var report = new ReplayReport(terminal, json, dryRun);
        String servers = brokers.find(places).bootstrapServers();
        try (FailureLog log = FailureLog.open(servers);
                RecordSender sender = RecordSender.open(servers)) {
            Chosen chosen = Chosen.of(log, selection, again);
            Set<String> left = new HashSet<>(chosen.ids());
            if (!left.isEmpty()) {
                log.read(since, kept -> {
                    if (left.remove(kept.id())) {
                        replay(kept, originals, sender, report);
                    }
                    return !left.isEmpty() && chosen.ids().size() - left.size() < limit;
                });
                sender.flush();
            }
            report.counts(chosen);
        }
        return report.isGood() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private void replay(KeptFailure kept, Originals originals, RecordSender sender, ReplayReport report) {
        OutgoingRecord original;
        try {
            original = originals.of(kept);
        } catch (UnreplayableException e) {
            report.notSent(kept, String.valueOf(e.getMessage()));
            return;
        }
        if (dryRun) {
            report.sent(kept);
        } else {
            sender.send(original, () -> report.sent(kept));
        }
    }

    static final class KindConverter implements ITypeConverter<FailureKind> {
        @Override
        public FailureKind convert(String text) {
            return Arrays.stream(FailureKind.values())
                    .filter(kind -> ReplayReport.word(kind).equalsIgnoreCase(text.replace('_', '-')))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            "'%s' is no kind of failure; there are transient, unknown-schema, exhausted, invalid, cancelled and expired"
                                    .formatted(text)));
        }
    }
}
