package io.ripieno.service.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import io.ripieno.store.blob.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final URI NAME = URI.create("file:///music/song.wav");

    @TempDir
    Path folder;

    private final byte[] content = new byte[600_000];
    private Path target;
    private final Spool spool = new Spool(1_000_000);

    @BeforeEach
    void fill() {
        new Random(1).nextBytes(content);
        target = folder.resolve("copy");
    }

    @Test
    void copiesWhatHasTheClaimedDigestAndLength() throws Exception {
        spool.copy(source(content), new Expected(NAME, Sha256.of(content), content.length), target, Stop.NEVER);
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void refusesAnotherDigestAndNamesBoth() {
        Sha256 claimed = Sha256.of(new byte[] {1});
        failure(new Expected(NAME, claimed, content.length), Code.WRONG_DIGEST, claimed.hex());
        failure(
                new Expected(NAME, claimed, content.length),
                Code.WRONG_DIGEST,
                Sha256.of(content).hex());
    }

    @Test
    void refusesAShorterInputAndNamesBothLengths() {
        failure(
                new Expected(NAME, Sha256.of(content), 700_000),
                Code.WRONG_LENGTH,
                "600000 bytes long and not the 700000");
    }

    @Test
    void readsNoMoreThanAChunkBeyondTheClaimedLength() {
        failure(new Expected(NAME, Sha256.of(content), 10), Code.WRONG_LENGTH, "is longer than the 10 bytes");
        assertThat(target).satisfies(copy -> assertThat(Files.size(copy)).isLessThanOrEqualTo(256 * 1024));
    }

    @Test
    void refusesAClaimOverTheLimitBeforeItReadsAnything() {
        failure(new Expected(NAME, Sha256.of(content), 1_000_001), Code.TOO_LARGE, "over the limit of 1000000");
        assertThat(target).doesNotExist();
    }

    @Test
    void stopsBetweenTwoChunks() {
        JobFailure cancelled = new JobFailure(FailureKind.CANCELLED, Code.CANCELLED, "Cancelled.", "Nothing.", null);
        assertThatThrownBy(() -> spool.copy(
                        source(content), new Expected(NAME, Sha256.of(content), content.length), target, () -> {
                            throw cancelled;
                        }))
                .isSameAs(cancelled);
    }

    @Test
    void anUnreadableSourceIsAPassingFailure() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
        assertThatThrownBy(() -> spool.copy(
                        Channels.newChannel(broken),
                        new Expected(NAME, Sha256.of(content), content.length),
                        target,
                        Stop.NEVER))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
                    assertThat(failure.problem()).contains("the disk is gone");
                });
    }

    @Test
    void unwritableScratchIsAPassingFailureThatNamesTheSetting() {
        assertThatThrownBy(() -> spool.copy(
                        source(content),
                        new Expected(NAME, Sha256.of(content), content.length),
                        folder.resolve("no/such/folder"),
                        Stop.NEVER))
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
                    assertThat(failure.code()).isEqualTo(Code.SCRATCH);
                    assertThat(failure.action()).contains("ripieno.scratch.directory");
                });
    }

    private void failure(Expected expected, Code code, String problem) {
        assertThatThrownBy(() -> {
                    Files.deleteIfExists(target);
                    spool.copy(source(content), expected, target, Stop.NEVER);
                })
                .isInstanceOfSatisfying(JobFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID);
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure.problem()).contains(NAME.toString(), problem);
                    assertThat(failure.action()).endsWith(".");
                });
    }

    private static ReadableByteChannel source(byte[] bytes) {
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }
}
