package io.ripieno.cli.prune;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Screen;
import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.blob.Sha256;
import io.ripieno.store.retention.Uses;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class PruneCommandTest {
    @TempDir
    Path data;

    private final Screen screen = new Screen();

    @Test
    void removesWhatHasExpiredAndSaysWhatItDid() throws IOException {
        String old = outcome("old", "", 40);
        String young = outcome("young", "", 3);
        assertThat(run("--data", data.toString())).isZero();
        assertThat(screen.out())
                .startsWith("removed 1 outcomes, 0 artefacts and 0 originals, 100 bytes; 1 outcomes stay");
        assertThat(store().get(old)).isEmpty();
        assertThat(store().get(young)).isPresent();
    }

    @Test
    void aDryRunRemovesNothing() throws IOException {
        String old = outcome("old", "", 40);
        assertThat(run("--data", data.toString(), "--dry-run", "--json")).isZero();
        assertThat(screen.out()).contains("\"outcomes\" : 1", "\"bytes\" : 100", "\"dryRun\" : true");
        assertThat(store().get(old)).isPresent();
    }

    @Test
    void ageSizeAndTenantsAreAsAsked() throws IOException {
        String acme = outcome("a", "acme", 5);
        String other = outcome("b", "other", 5);
        String older = outcome("c", "other", 9);
        assertThat(run(
                        "--blobs",
                        data.resolve("blobs").toString(),
                        "--age",
                        "P20D",
                        "--max-bytes",
                        "199",
                        "--tenant",
                        "acme=P4D"))
                .isZero();
        assertThat(store().get(acme)).as("over the age of its tenant").isEmpty();
        assertThat(store().get(older)).as("over the size of all").isEmpty();
        assertThat(store().get(other)).isPresent();
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        Path missing = data.resolve("nowhere");
        assertThat(run("--data", missing.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(screen.err()).contains(missing + "/blobs is not a folder", "--blobs DIR");
    }

    @ParameterizedTest
    @CsvSource({
        "--max-bytes, much, is not a size such as 500M or 10G",
        "--age, PT0S, must be greater than 0",
        "--tenant, acme=soon, write --tenant NAME=AGE"
    })
    void aWrongCommandLineIsExplained(String option, String value, String words) {
        assertThat(run("--data", data.toString(), option, value)).isEqualTo(ExitCode.USAGE);
        assertThat(screen.err()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "1K, 1024", "500M, 524288000", "10g, 10737418240", "1T, 1099511627776"})
    void sizesHaveUnits(String text, long bytes) {
        assertThat(Bytes.parse(text)).isEqualTo(bytes);
    }

    private int run(String... words) {
        var line = new CommandLine(new PruneCommand(screen.terminal(), new Places(data, Optional.empty())));
        line.setErr(new PrintWriter(screen.terminal().err(), true));
        return line.setExecutionExceptionHandler((e, command, parsed) -> {
                    screen.terminal().err().println(e.getMessage());
                    return ExitCode.FAILED;
                })
                .execute(words);
    }

    private DirectoryBlobStore store() {
        return new DirectoryBlobStore(data.resolve("blobs"));
    }

    private String outcome(String name, String tenant, int daysAgo) throws IOException {
        String work = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex();
        String key = StoreLayout.outcome(work);
        store().put(key, "application/avro", new byte[100]);
        new Uses(store()).note(work, tenant);
        for (String each : new String[] {key, StoreLayout.use(work, tenant)}) {
            Files.setLastModifiedTime(
                    data.resolve("blobs").resolve(each),
                    FileTime.from(Instant.now().minus(Duration.ofDays(daysAgo))));
        }
        return key;
    }
}
