package io.ripieno.service.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.store.StoreLayout;
import io.ripieno.store.blob.DirectoryBlobStore;
import io.ripieno.store.blob.Sha256;
import io.ripieno.store.retention.RetentionPolicy;
import io.ripieno.store.retention.Uses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    @TempDir
    Path data;

    @Test
    void theServiceRemovesWhatExpiredAndWhatACrashLeft() throws IOException {
        DirectoryBlobStore blobs = new DirectoryBlobStore(data.resolve("blobs"));
        String expired = outcome(blobs, 1, Duration.ofDays(31));
        String kept = outcome(blobs, 2, Duration.ofDays(29));
        Path part = Files.write(data.resolve("blobs/outcomes/.1.part"), new byte[1]);
        Files.setLastModifiedTime(part, FileTime.from(NOW.minus(Duration.ofDays(2))));
        Path abandoned = Files.createDirectories(data.resolve("scratch/run-1"));
        Files.writeString(abandoned.resolve("lock"), "");
        Files.writeString(abandoned.resolve("input-0"), "la la");
        Sweep sweep =
                new Sweep(blobs, RetentionPolicy.DEFAULT, data.resolve("scratch"), Clock.fixed(NOW, ZoneOffset.UTC));

        sweep.sweep();

        assertThat(blobs.get(expired)).isEmpty();
        assertThat(blobs.get(kept)).isPresent();
        assertThat(part).doesNotExist();
        assertThat(abandoned).doesNotExist();
        assertThat(sweep.keptOutcomes()).isOne();
        assertThat(sweep.keptBytes()).isEqualTo(100);
    }

    @Test
    void scratchThatIsGoneDoesNotKeepOutcomesFromExpiring() throws IOException {
        DirectoryBlobStore blobs = new DirectoryBlobStore(data.resolve("blobs"));
        String expired = outcome(blobs, 1, Duration.ofDays(31));
        Sweep sweep =
                new Sweep(blobs, RetentionPolicy.DEFAULT, data.resolve("missing"), Clock.fixed(NOW, ZoneOffset.UTC));
        sweep.sweep();
        assertThat(blobs.get(expired)).isEmpty();
    }

    private String outcome(DirectoryBlobStore blobs, int number, Duration ago) throws IOException {
        String work = Sha256.of(new byte[number]).hex();
        blobs.put(StoreLayout.outcome(work), "application/avro", new byte[100]);
        new Uses(blobs).note(work, "");
        for (String key : List.of(StoreLayout.outcome(work), StoreLayout.use(work, ""))) {
            Files.setLastModifiedTime(data.resolve("blobs").resolve(key), FileTime.from(NOW.minus(ago)));
        }
        return StoreLayout.outcome(work);
    }
}
