package io.ripieno.cli.prune;

import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.retention.Allowance;
import io.ripieno.store.retention.Prune;
import io.ripieno.store.retention.Pruned;
import io.ripieno.store.retention.RetentionPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ripieno prune}: removes stored outcomes, artefacts and originals that have expired. */
@Command(
        name = "prune",
        description =
                "Remove outcomes and artefacts that have expired; a running service does so by itself, and neither"
                        + " disturbs the other.")
public final class PruneCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Places places;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory (default: $RIPIENO_HOME, else ripieno-data in the checkout).")
    private @Nullable Path data;

    @Option(names = "--blobs", paramLabel = "DIR", description = "Folder of the blob store (default: DATA/blobs).")
    private @Nullable Path blobs;

    @Option(
            names = "--age",
            paramLabel = "DURATION",
            description = "After its last use an outcome expires (default: ${DEFAULT-VALUE}).")
    private Duration age = RetentionPolicy.DEFAULT.standard().age();

    @Option(
            names = "--max-bytes",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "What all outcomes and artefacts may take, such as 10G; the longest unused go first.")
    private @Nullable Long maxBytes;

    @Option(
            names = "--tenant-bytes",
            paramLabel = "SIZE",
            converter = Bytes.class,
            description = "What those of one tenant may take; the longest unused go first.")
    private @Nullable Long tenantBytes;

    @Option(
            names = "--tenant",
            paramLabel = "NAME=AGE[,SIZE]",
            description = "What one tenant may keep, such as acme=P7D,2G; may be repeated.")
    private Map<String, String> tenants = Map.of();

    @Option(
            names = "--grace",
            paramLabel = "DURATION",
            description = "How long what was told is kept even if it is over a size (default: ${DEFAULT-VALUE}).")
    private Duration grace = RetentionPolicy.DEFAULT.grace();

    @Option(
            names = "--originals",
            paramLabel = "DURATION",
            description = "How long the bytes of records that were given up are kept (default: ${DEFAULT-VALUE}).")
    private Duration originals = RetentionPolicy.DEFAULT.originals();

    @Option(
            names = {"-n", "--dry-run"},
            description = "Only say what would be removed.")
    private boolean dryRun;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public PruneCommand(Terminal terminal, Places places) {
        this.terminal = terminal;
        this.places = places;
    }

    @Override
    public Integer call() {
        RetentionPolicy policy = policy();
        Path folder = blobs != null ? blobs : new DataHome(data != null ? data : places.data()).blobs();
        if (!Files.isDirectory(folder)) {
            throw new CliException(
                    "%s is not a folder, so nothing is kept there; name the data directory with --data DIR or the blob store with --blobs DIR"
                            .formatted(folder));
        }
        Pruned pruned = prune(folder, policy);
        if (json) {
            Json.print(terminal.out(), pruned);
        } else {
            tell(pruned);
        }
        pruned.problems().forEach(terminal::complain);
        return pruned.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private RetentionPolicy policy() {
        try {
            Allowance standard = new Allowance(age, unlimited(tenantBytes));
            Map<String, Allowance> own = new LinkedHashMap<>();
            tenants.forEach((name, text) -> own.put(name, TenantAllowance.parse(text, standard)));
            return new RetentionPolicy(standard, own, unlimited(maxBytes), grace, originals);
        } catch (IllegalArgumentException | TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static long unlimited(@Nullable Long bytes) {
        return bytes == null ? Allowance.UNLIMITED : bytes;
    }

    private Pruned prune(Path folder, RetentionPolicy policy) {
        try {
            return Prune.run(
                            new DirectoryBlobStore(folder),
                            policy,
                            Clock.systemUTC().instant(),
                            dryRun)
                    .orElseThrow(() -> new CliException(
                            "%s is being pruned at this moment; try again when that is done".formatted(folder)));
        } catch (IOException e) {
            throw new CliException("%s cannot be pruned (%s); make it writable".formatted(folder, e), e);
        }
    }

    private void tell(Pruned pruned) {
        terminal.line("%s %d outcomes, %d artefacts and %d originals, %s; %d outcomes stay, %s in all"
                .formatted(
                        pruned.dryRun() ? "would remove" : "removed",
                        pruned.outcomes(),
                        pruned.artefacts(),
                        pruned.originals(),
                        Figures.bytes(pruned.bytes()),
                        pruned.keptOutcomes(),
                        Figures.bytes(pruned.keptBytes())));
    }
}
