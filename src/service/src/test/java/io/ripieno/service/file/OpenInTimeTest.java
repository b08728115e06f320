package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.ripieno.service.file.FileRoots.Placed;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class OpenInTimeTest {
    private static final Duration LONG = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(60);

    @TempDir
    Path folder;

    private Path song;
    private Path lost;
    private Placed placed;

    @BeforeEach
    void place() throws Exception {
        song = Files.writeString(Files.createDirectory(folder.resolve("album")).resolve("song"), "la la");
        placed = new FileRoots(List.of(folder)).place(song.toUri(), song);
        lost = Fifo.make(folder.resolve("lost"));
    }

    @Test
    void aPipeThatTakesThePlaceOfTheFileBetweenCheckAndOpenIsFoundOut() throws Exception {
        BasicFileAttributes before = Files.readAttributes(song, BasicFileAttributes.class);
        Files.delete(song);
        Fifo.make(song);
        JobFailure failure = failure(
                new OpenInTime(LONG),
                () -> ConfinedOpen.requireSame(
                        placed,
                        blockingOpen(song),
                        before,
                        () -> Files.readAttributes(song, BasicFileAttributes.class)));
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.problem()).startsWith("The input " + song.toUri() + " could not be opened (");
    }

    @Test
    void aPipeThatHadTheNameOnlyWhileItWasOpenedIsFoundOut() throws Exception {
        BasicFileAttributes before = Files.readAttributes(song, BasicFileAttributes.class);
        try (FileChannel writer = FileChannel.open(lost, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            assertThat(writer.isOpen()).isTrue();
            assertThatThrownBy(() -> ConfinedOpen.requireSame(placed, blockingOpen(lost), before, () -> before))
                    .isInstanceOfSatisfying(JobFailure.class, failure -> assertThat(failure.kind())
                            .isEqualTo(FailureKind.TRANSIENT))
                    .hasMessageContaining("could not be opened (");
        }
    }

    @Test
    void aPipeThatTakesThePlaceOfAFolderBetweenCheckAndOpenIsFoundOut() throws Exception {
        Files.delete(song);
        Files.delete(folder.resolve("album"));
        Fifo.make(folder.resolve("album"));
        JobFailure failure = failure(new OpenInTime(LONG), () -> ConfinedOpen.open(placed));
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.problem()).startsWith("The input " + song.toUri() + " could not be opened (");
    }

    @Test
    void anOpenerThatHangsIsLeftBehindInTime() throws Exception {
        JobFailure failure = failure(new OpenInTime(SHORT), () -> blockingOpen(lost));
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.code()).isEqualTo(Code.UNREADABLE_INPUT);
        assertThat(failure.problem()).isEqualTo("The input " + song.toUri() + " was not open after 0.06 s.");
        assertThat(failure.action()).endsWith("or raise ripieno.files.open-time.");
        letGo();
    }

    @Test
    void lettingGoThatHangsItselfDelaysNobody() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        long start = System.nanoTime();
        assertThatThrownBy(() -> new OpenInTime(SHORT)
                        .open(song.toUri(), () -> blockingOpen(lost), () -> awaitQuietly(never), Stop.NEVER))
                .isInstanceOf(JobFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
        never.countDown();
        letGo();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aJobThatIsStoppedDoesNotWaitForItsOpener() throws Exception {
        JobFailure cancelled = new JobFailure(FailureKind.CANCELLED, Code.CANCELLED, "Not wanted.", "None.", null);
        OpenInTime inTime = new OpenInTime(LONG);
        assertThatThrownBy(() -> inTime.open(song.toUri(), () -> blockingOpen(lost), this::letGoOfSong, () -> {
                    throw cancelled;
                }))
                .isSameAs(cancelled);
        letGo();
    }

    @Test
    void onlySoManyHangAndWhenTheyComeBackFilesAreOpenedAgain() throws Exception {
        OpenInTime inTime = new OpenInTime(Duration.ofMillis(1));
        for (int i = 0; i < OpenInTime.MOST_STUCK; i++) {
            failure(inTime, () -> blockingOpen(lost));
        }
        JobFailure refused = failure(inTime, () -> ConfinedOpen.open(placed));
        assertThat(refused.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(refused.problem()).isEqualTo("The input " + song.toUri() + " is not opened, as 16 others hang.");
        assertThat(refused.action()).contains("below ripieno.files.roots").endsWith("if they do not come back.");
        letGo();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            try (SeekableByteChannel channel =
                    inTime.open(song.toUri(), () -> ConfinedOpen.open(placed), this::letGoOfSong, Stop.NEVER)) {
                assertThat(channel.size()).isEqualTo(5);
            }
        });
    }

    private JobFailure failure(OpenInTime inTime, OpenInTime.Opening opening) {
        return catchThrowableOfType(
                JobFailure.class, () -> inTime.open(song.toUri(), opening, this::letGoOfSong, Stop.NEVER));
    }

    private static SeekableByteChannel blockingOpen(Path pipe) {
        try {
            return Files.newByteChannel(pipe);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void letGoOfSong() {
        Pipes.letGo(placed);
    }

    private void letGo() {
        Pipes.letGo(new Placed(lost.toUri(), folder, Path.of("lost")));
    }
}
