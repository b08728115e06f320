package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    @TempDir
    Path folder;

    private Path root;
    private FileStore store;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "secret");
        store = new FileStore(List.of(root));
    }

    @Test
    void readsAFileBelowARoot() throws Exception {
        Path file =
                Files.writeString(Files.createDirectories(root.resolve("a/b")).resolve("song"), "la la");
        assertThat(read(file.toUri())).isEqualTo("la la");
    }

    @Test
    void readsOverALinkThatStaysBelowTheRoot() throws Exception {
        Files.writeString(root.resolve("song"), "la la");
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("song"));
        assertThat(read(link.toUri())).isEqualTo("la la");
    }

    @Test
    void readsByTheRealPathOfARootThatIsALink() throws Exception {
        Path song = Files.writeString(root.resolve("song"), "la la");
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), root);
        store = new FileStore(List.of(linked));
        assertThat(read(song.toRealPath().toUri())).isEqualTo("la la");
    }

    @Test
    void readsBelowARootThatIsItselfALink() throws Exception {
        Files.writeString(root.resolve("song"), "la la");
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), root);
        store = new FileStore(List.of(linked));
        assertThat(read(linked.resolve("song").toUri())).isEqualTo("la la");
    }

    @Test
    void refusesStepsUp() {
        refused(() -> store.open(URI.create(root.toUri() + "../secret")), "holds the step '..'", "without steps up");
        refused(() -> store.open(URI.create(root.toUri() + "%2e%2e/secret")), "holds the step '..'", "without steps");
    }

    @Test
    void refusesAFileOutsideTheRootsAndNamesTheSettingThatWouldAllowIt() {
        refused(
                () -> store.open(folder.resolve("secret").toUri()),
                "does not lie below one of the folders that may be read",
                "add its folder to ripieno.files.roots.");
        refused(() -> store.open(URI.create("file:///dev/zero")), "does not lie below", "ripieno.files.roots.");
    }

    @Test
    void doesNotTellWhetherAFileOutsideTheRootsExists() {
        refused(() -> store.open(folder.resolve("nothing-here").toUri()), "does not lie below", "ripieno.files.roots.");
    }

    @Test
    void refusesALinkOutOfTheRoot() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
        refused(() -> store.open(link.toUri()), "does not lie below", "ripieno.files.roots.");
    }

    @Test
    void refusesAFolderThatIsALinkOutOfTheRoot() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), folder);
        refused(() -> store.open(root.resolve("out/secret").toUri()), "does not lie below", "ripieno.files.roots.");
    }

    @Test
    void refusesFolders() throws IOException {
        Path inner = Files.createDirectory(root.resolve("inner"));
        refused(() -> store.open(inner.toUri()), "is a folder", "Name a regular file.");
        refused(() -> store.open(root.toUri()), "does not lie below", "ripieno.files.roots.");
    }

    @Test
    @Timeout(10)
    @DisabledOnOs(OS.WINDOWS)
    void refusesAPipeWithoutWaitingForItsWriter() throws Exception {
        Path pipe = root.resolve("pipe");
        Process mkfifo = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(mkfifo.waitFor(5, TimeUnit.SECONDS)).isTrue();
        refused(() -> store.open(pipe.toUri()), "is a device, pipe or socket", "Name a regular file.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesADevice() {
        store = new FileStore(List.of(Path.of("/dev")));
        refused(() -> store.open(URI.create("file:///dev/zero")), "is a device, pipe or socket", "Name a regular");
    }

    @Test
    void refusesOtherSchemesAndHosts() {
        refused(() -> store.open(URI.create("https://127.0.0.1/a.wav")), "has the scheme 'https'", "song.wav.");
        refused(() -> store.open(URI.create("file://elsewhere/a.wav")), "cannot be a file", "song.wav.");
        refused(() -> store.open(URI.create("file:a.wav")), "cannot be a file", "song.wav.");
        refused(() -> store.open(URI.create("file:///a.wav?x=1")), "cannot be a file", "song.wav.");
        refused(() -> store.open(URI.create("file:///a%00b.wav")), "cannot be a file", "song.wav.");
    }

    @Test
    void aMissingFileIsAPassingFailure() {
        assertThatThrownBy(() -> store.open(root.resolve("gone").toUri()))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
                    assertThat(failure.code()).isEqualTo(Code.MISSING_INPUT);
                    assertThat(failure.problem()).contains("There is no file");
                    assertThat(failure.action()).endsWith("put it there and send the job again.");
                });
    }

    @Test
    void aFolderThatBecomesALinkBetweenCheckAndOpenIsNotFollowed() throws Exception {
        Path inner = Files.createDirectory(root.resolve("inner"));
        Files.writeString(inner.resolve("secret"), "harmless");
        FileRoots.Placed checked = new FileRoots(List.of(root)).place(inner.resolve("secret"));
        Files.move(inner, folder.resolve("moved"));
        Files.createSymbolicLink(inner, folder);
        assertThatThrownBy(() -> ConfinedOpen.open(checked))
                .isInstanceOfSatisfying(JobFailure.class, failure -> assertThat(failure.problem())
                        .contains("could not be opened"));
    }

    @Test
    void aFileThatBecomesALinkBetweenCheckAndOpenIsNotFollowed() throws Exception {
        Path file = Files.writeString(root.resolve("song"), "harmless");
        FileRoots.Placed checked = new FileRoots(List.of(root)).place(file);
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("secret"));
        assertThatThrownBy(() -> ConfinedOpen.open(checked)).hasMessageContaining("is a symbolic link");
    }

    private static void refused(ThrowingCallable open, String problem, String action) {
        assertThatThrownBy(open).isInstanceOfSatisfying(JobFailure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
            assertThat(failure.code()).isEqualTo(Code.REFUSED_PLACE);
            assertThat(failure.problem()).contains(problem);
            assertThat(failure.action()).contains(action);
        });
    }

    private String read(URI uri) throws Exception {
        try (SeekableByteChannel channel = store.open(uri)) {
            ByteBuffer buffer = ByteBuffer.allocate(100);
            while (channel.read(buffer) >= 0) {}
            return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        }
    }
}
