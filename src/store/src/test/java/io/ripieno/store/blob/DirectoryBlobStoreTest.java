package io.ripieno.store.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryBlobStoreTest {
    private static final byte[] CONTENT = "la la".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private DirectoryBlobStore store;

    @BeforeEach
    void open() {
        store = new DirectoryBlobStore(folder.resolve("blobs"));
    }

    @Test
    void givesBackWhatWasPutAndSaysWhatItIs() throws IOException {
        Blob blob = store.put("outcomes/ab", "text/plain", CONTENT);
        assertThat(store.get("outcomes/ab")).hasValue(CONTENT);
        assertThat(blob.sha256()).isEqualTo(Sha256.of(CONTENT).hex());
        assertThat(blob.bytes()).isEqualTo(5);
        assertThat(Path.of(blob.uri())).hasBinaryContent(CONTENT);
    }

    @Test
    void replacesWhatWasThereAndLeavesNoParts() throws IOException {
        store.put("a/b", "text/plain", new byte[100]);
        store.put("a/b", "text/plain", CONTENT);
        assertThat(store.get("a/b")).hasValue(CONTENT);
        try (Stream<Path> files = Files.list(folder.resolve("blobs/a"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void hasNothingUnderAnUnknownKey() throws IOException {
        assertThat(store.get("outcomes/none")).isEmpty();
    }

    @Test
    void holdsABlobOnlyWhileItsBytesAreThereAndTheSame() throws IOException {
        Blob blob = store.put("a/b", "text/plain", CONTENT);
        assertThat(store.holds(blob)).isTrue();
        Files.write(Path.of(blob.uri()), "lu lu".getBytes(StandardCharsets.UTF_8));
        assertThat(store.holds(blob)).as("other bytes of the same length").isFalse();
        Files.write(Path.of(blob.uri()), "la".getBytes(StandardCharsets.UTF_8));
        assertThat(store.holds(blob)).as("cut off").isFalse();
        Files.delete(Path.of(blob.uri()));
        assertThat(store.holds(blob)).as("gone").isFalse();
    }

    @Test
    void holdsNothingOutsideItsFolder() throws IOException {
        Path outside = Files.write(folder.resolve("outside"), CONTENT);
        assertThat(store.holds(new Blob(outside.toUri(), Sha256.of(CONTENT).hex(), 5, "text/plain")))
                .isFalse();
        assertThat(store.holds(new Blob(
                        URI.create(folder.toUri() + "blobs/../outside"),
                        Sha256.of(CONTENT).hex(),
                        5,
                        "text/plain")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a", "a/", "../a", "a/../b", ".hidden", "A", "a//b", "a b", "a\n"})
    void refusesKeysThatAreNoPlainNames(String key) {
        assertThatThrownBy(() -> store.put(key, "text/plain", CONTENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be made of names");
    }

    @Test
    void partsThatACrashLeftAreRemovedAndThoseThatAreWrittenAreNot() throws IOException {
        store.put("outcomes/whole", "a/b", new byte[1]);
        Path left = Files.write(folder.resolve("blobs/outcomes/.1.part"), new byte[1]);
        Path written = Files.write(folder.resolve("blobs/outcomes/.2.part"), new byte[1]);
        Instant now = Instant.now();
        Files.setLastModifiedTime(left, FileTime.from(now.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(folder.resolve("blobs/outcomes/whole"), FileTime.from(now.minus(Duration.ofDays(2))));
        store.removeParts(now.minus(Duration.ofDays(1)));
        assertThat(left).doesNotExist();
        assertThat(written).exists();
        assertThat(store.get("outcomes/whole")).isPresent();
    }

    @Test
    void listsWhatIsHeldBelowAPrefixAndNoParts() throws IOException {
        store.put("a/b/c", "text/plain", CONTENT);
        store.put("a/d", "text/plain", new byte[2]);
        store.put("ab/e", "text/plain", CONTENT);
        Files.write(folder.resolve("blobs/a/.1.part"), new byte[1]);
        assertThat(store.list("a/")).extracting(StoredBlob::key).containsExactlyInAnyOrder("a/b/c", "a/d");
        assertThat(store.list("a/b/")).extracting(StoredBlob::bytes).containsExactly(5L);
        assertThat(store.list("nothing/")).isEmpty();
    }

    @Test
    void aFolderThatCannotBeReadIsNotTakenForEmpty() throws IOException {
        store.put("a/b/c", "text/plain", CONTENT);
        Path closed = folder.resolve("blobs/a/b");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
        try {
            assumeFalse(Files.isReadable(closed), "Skipped: this user may read everything.");
            assertThatThrownBy(() -> store.list("a/")).isInstanceOf(AccessDeniedException.class);
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void theClockIsThatOfTheFiles() throws IOException {
        Instant before = store.now();
        store.put("a/b", "text/plain", CONTENT);
        assertThat(store.list("a/").get(0).modified()).isBetween(before, store.now());
    }

    @Test
    void removesABlobUnlessItWasPutSince() throws IOException {
        store.put("a/b/c", "text/plain", CONTENT);
        assertThat(store.remove("a/b/c", Instant.now().minusSeconds(60))).isFalse();
        assertThat(store.get("a/b/c")).isPresent();
        assertThat(store.remove("a/b/c", Instant.now().plusSeconds(60))).isTrue();
        assertThat(store.get("a/b/c")).isEmpty();
        assertThat(folder.resolve("blobs/a/b")).as("an empty folder").doesNotExist();
        assertThat(store.remove("a/b/c", Instant.now()))
                .as("what is gone is gone")
                .isTrue();
    }

    @Test
    void puttingAndRemovingInTheSameFolderDoNotHinderEachOther() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Thread remover = new Thread(() -> {
            while (!over.get()) {
                try {
                    store.remove("a/b/gone", Instant.now().plusSeconds(60));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        remover.start();
        try {
            for (int i = 0; i < 300; i++) {
                store.put("a/b/gone", "text/plain", CONTENT);
                store.put("a/b/stays", "text/plain", CONTENT);
                assertThat(store.get("a/b/stays")).hasValue(CONTENT);
                store.remove("a/b/stays", Instant.now().plusSeconds(60));
            }
        } finally {
            over.set(true);
            remover.join();
        }
    }
}
