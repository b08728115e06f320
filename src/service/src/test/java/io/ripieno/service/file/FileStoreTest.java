package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    private static final String GIVE =
            "Give an absolute file URI without host, query and fragment, such as file:///music/song.wav.";
    private static final String ADD = "Move it there, or add its folder to ripieno.files.roots.";
    private static final String WITHOUT_STEPS = "Give the path without steps up or in place.";

    @TempDir
    Path folder;

    private Path root;
    private FileStore store;

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(folder.resolve("root"));
        Files.writeString(folder.resolve("secret"), "secret");
        store = store(root);
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
        store = store(linked);
        assertThat(read(song.toRealPath().toUri())).isEqualTo("la la");
    }

    @Test
    void readsBelowARootThatIsItselfALink() throws Exception {
        Files.writeString(root.resolve("song"), "la la");
        Path linked = Files.createSymbolicLink(folder.resolve("linked"), root);
        store = store(linked);
        assertThat(read(linked.resolve("song").toUri())).isEqualTo("la la");
    }

    @Test
    void refusesStepsUp() {
        refused(root.toUri() + "../secret", "holds the step '..'", WITHOUT_STEPS);
        refused(root.toUri() + "a/../../secret", "holds the step '..'", WITHOUT_STEPS);
        refused(root.toUri() + "./secret", "holds the step '.'", WITHOUT_STEPS);
    }

    @Test
    void refusesStepsThatAreEscaped() {
        refused(root.toUri() + "%2e%2e/secret", "holds the step '..'", WITHOUT_STEPS);
        refused(root.toUri() + "%2E./secret", "holds the step '..'", WITHOUT_STEPS);
    }

    @Test
    void refusesSeparatorsAndNulsThatAreEscaped() throws IOException {
        Files.writeString(Files.createDirectory(root.resolve("a")).resolve("b"), "la la");
        String escaped = "has an escaped separator or NUL in a name.";
        refused(root.toUri() + "a%2fb", escaped, GIVE);
        refused(root.toUri() + "a%2Fb", escaped, GIVE);
        refused(root.toUri() + "..%2fsecret", escaped, GIVE);
        refused(root.toUri() + "a/b%00.wav", escaped, GIVE);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aBackslashIsPartOfANameAndSeparatesNothing() throws Exception {
        Files.writeString(root.resolve("..\\secret"), "la la");
        assertThat(read(URI.create(root.toUri() + "..%5Csecret"))).isEqualTo("la la");
    }

    @Test
    void theCaseOfASchemeIsFreeAndThatOfANameIsNot() throws Exception {
        Path song = Files.writeString(root.resolve("song"), "la la");
        assertThat(read(URI.create("FILE:" + song.toUri().getRawPath()))).isEqualTo("la la");
        assumeTrue(
                !Files.exists(folder.resolve("ROOT")),
                "skipped: the names of this file system have no case to trick with");
        refused(folder.resolve("ROOT/song").toUri().toString(), "does not lie below", ADD);
    }

    @Test
    void refusesAFileOutsideTheRootsAndNamesTheSettingThatWouldAllowIt() {
        refused(
                folder.resolve("secret").toUri().toString(),
                "does not lie below one of the folders that may be read",
                ADD);
        refused("file:///dev/zero", "does not lie below", ADD);
        refused("file:////dev/zero", "does not lie below", ADD);
    }

    @Test
    void refusesAFolderWhoseNameBeginsAsARootDoes() throws IOException {
        Path beside = Files.createDirectory(folder.resolve("root-of-others"));
        refused(Files.writeString(beside.resolve("song"), "la").toUri().toString(), "does not lie below", ADD);
    }

    @Test
    void doesNotTellWhetherAFileOutsideTheRootsExists() {
        refused(folder.resolve("nothing-here").toUri().toString(), "does not lie below", ADD);
    }

    @Test
    void refusesALinkOutOfTheRootAndDoesNotTellWhereItLeads() throws IOException {
        Path link = Files.createSymbolicLink(root.resolve("link"), folder.resolve("secret"));
        JobFailure failure = refused(link.toUri().toString(), "does not lie below", ADD);
        assertThat(failure.problem()).doesNotContain("secret");
    }

    @Test
    void refusesAFolderThatIsALinkOutOfTheRoot() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), folder);
        refused(root.resolve("out/secret").toUri().toString(), "does not lie below", ADD);
    }

    @Test
    void refusesFolders() throws IOException {
        Path inner = Files.createDirectory(root.resolve("inner"));
        refused(inner.toUri().toString(), "is a folder.", "Name a regular file.");
        refused(root.toUri().toString(), "does not lie below", ADD);
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(OS.WINDOWS)
    void refusesAPipeWithoutWaitingForItsWriter() throws Exception {
        Path pipe = Fifo.make(root.resolve("pipe"));
        refused(pipe.toUri().toString(), "is a device, pipe or socket.", "Name a regular file.");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesASocket() throws IOException {
        Path socket = root.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            refused(socket.toUri().toString(), "is a device, pipe or socket.", "Name a regular file.");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void refusesADevice() {
        store = store(Path.of("/dev"));
        refused("file:///dev/zero", "is a device, pipe or socket.", "Name a regular file.");
    }

    @Test
    void refusesOtherSchemes() {
        refused("https://127.0.0.1/a.wav", "has the scheme 'https', and only 'file' is read here.", GIVE);
        refused("jar:" + root.toUri() + "a.jar!/a.wav", "has the scheme 'jar'", GIVE);
        refused("data:audio/wav;base64,UklGRg==", "has the scheme 'data'", GIVE);
    }

    @Test
    void refusesHosts() {
        refused("file://elsewhere/a.wav", "names the host 'elsewhere', and only this machine is read.", GIVE);
        refused("file://localhost" + root + "/a.wav", "names the host 'localhost'", GIVE);
    }

    @Test
    void refusesWhatIsNoPlainFileUri() {
        refused("file:a.wav", "cannot be a file", GIVE);
        refused("file:///a.wav?x=1", "cannot be a file", GIVE);
        refused("file:///a.wav#x", "cannot be a file", GIVE);
    }

    @Test
    void aMissingFileIsAPassingFailure() {
        assertThatThrownBy(() -> store.open(root.resolve("gone").toUri(), Stop.NEVER))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
                    assertThat(failure.code()).isEqualTo(Code.MISSING_INPUT);
                    assertThat(failure.problem())
                            .isEqualTo(
                                    "There is no file " + root.resolve("gone").toUri() + ".");
                    assertThat(failure.action()).endsWith("put it there and send the job again.");
                });
    }

    @Test
    void aFolderThatBecomesALinkBetweenCheckAndOpenIsNotFollowed() throws Exception {
        Path inner = Files.createDirectory(root.resolve("inner"));
        Files.writeString(inner.resolve("secret"), "harmless");
        FileRoots.Placed checked =
                new FileRoots(List.of(root)).place(inner.resolve("secret").toUri(), inner.resolve("secret"));
        Files.move(inner, folder.resolve("moved"));
        Files.createSymbolicLink(inner, folder);
        assertThatThrownBy(() -> ConfinedOpen.open(checked))
                .isInstanceOfSatisfying(JobFailure.class, failure -> assertThat(failure.problem())
                        .contains("could not be opened"));
    }

    @Test
    void aFileThatBecomesALinkBetweenCheckAndOpenIsNotFollowed() throws Exception {
        Path file = Files.writeString(root.resolve("song"), "harmless");
        FileRoots.Placed checked = new FileRoots(List.of(root)).place(file.toUri(), file);
        Files.delete(file);
        Files.createSymbolicLink(file, folder.resolve("secret"));
        assertThatThrownBy(() -> ConfinedOpen.open(checked)).hasMessageContaining("is a symbolic link");
    }

    private JobFailure refused(String uri, String problem, String action) {
        JobFailure failure = catchThrowableOfType(JobFailure.class, () -> store.open(URI.create(uri), Stop.NEVER));
        assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
        assertThat(failure.code()).isEqualTo(Code.REFUSED_PLACE);
        assertThat(failure.problem())
                .startsWith("The input " + uri + " ")
                .contains(problem)
                .endsWith(".");
        assertThat(failure.action()).isEqualTo(action);
        return failure;
    }

    private static FileStore store(Path readable) {
        return new FileStore(List.of(readable), Duration.ofSeconds(5));
    }

    private String read(URI uri) throws Exception {
        try (SeekableByteChannel channel = store.open(uri, Stop.NEVER)) {
            ByteBuffer buffer = ByteBuffer.allocate(100);
            while (channel.read(buffer) >= 0) {}
            return StandardCharsets.UTF_8.decode(buffer.flip()).toString();
        }
    }
}
