package io.ripieno.cli.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobMakerTest {
    /** Of the bytes of "abc", from FIPS 180-4. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong read = new AtomicLong();
    private final JobMaker maker = new JobMaker(Clock.fixed(NOW, ZoneOffset.UTC), read::addAndGet);
    private Path song = Path.of("");
    private Draft draft = template().draft("here");

    @BeforeEach
    void record() throws Exception {
        song = Files.writeString(folder.resolve("a song.flac"), "abc").toRealPath();
    }

    @Test
    void whatIsMissingIsComputedFromTheFile() throws Exception {
        draft.input.file = song;
        Job job = maker.make(draft);
        Reference reference = job.getInputs().get(0).getReference();
        assertThat(reference.getUri()).isEqualTo(song.toUri().toString());
        assertThat(reference.getSha256()).isEqualTo(ABC);
        assertThat(reference.getByteLength()).isEqualTo(3);
        assertThat(reference.getMediaType()).isEqualTo("audio/flac");
        assertThat(job.getSubject()).isEqualTo("a song.flac");
        assertThat(job.getSubmittedAt()).isEqualTo(NOW);
        assertThat(read).hasValue(3);
    }

    @Test
    void whatIsStatedIsTakenWithoutReading() throws Exception {
        draft.input.uri = "https://store/b.mp3";
        draft.input.sha256 = ABC;
        draft.input.bytes = 9L;
        draft.input.statedSeconds = 30.0;
        Input input = maker.make(draft).getInputs().get(0);
        assertThat(input.getReference().getUri()).isEqualTo("https://store/b.mp3");
        assertThat(input.getReference().getByteLength()).isEqualTo(9);
        assertThat(input.getReference().getMediaType()).isEqualTo("audio/mpeg");
        assertThat(input.getStatedSeconds()).isEqualTo(30);
        assertThat(read).hasValue(0);
    }

    @Test
    void aFileUriOfThisMachineIsReadToo() throws Exception {
        draft.input.uri = song.toUri().toString();
        assertThat(maker.make(draft).getInputs().get(0).getReference().getSha256())
                .isEqualTo(ABC);
    }

    @Test
    void aStatedDigestOrLengthThatIsNotThatOfTheFileIsRefusedWithBoth() {
        draft.input.file = song;
        draft.input.sha256 = "0".repeat(64);
        refuses("sha256 is " + draft.input.sha256 + " and that of " + song + " is " + ABC
                + "; correct it or leave it out");
        draft = template().draft("here");
        draft.input.file = song;
        draft.input.bytes = 4L;
        refuses("bytes is 4 and " + song + " has 3; correct it or leave it out");
    }

    @Test
    void whatLiesElsewhereNeedsItsDigestAndLength() {
        draft.input.uri = "s3://bucket/b.mp3";
        refuses("sha256 and bytes are missing and s3://bucket/b.mp3 is no file here to compute them from; give both");
    }

    @Test
    void exactlyOneOfFileAndUriIsNeeded() {
        refuses("exactly one of file and uri is needed; write where the recording lies");
        draft.input.file = song;
        draft.input.uri = song.toUri().toString();
        refuses("exactly one of file and uri is needed; write where the recording lies");
    }

    @Test
    void aFileThatIsMissingOrAFolderIsRefusedByName() {
        draft.input.file = folder.resolve("gone.wav");
        refuses(draft.input.file + " does not exist; check the path");
        draft = template().draft("here");
        draft.input.file = folder;
        refuses(folder + " is not a file; name a recording");
    }

    @Test
    void aJobThatTheServiceWouldRefuseIsRefusedHereWithAllThatIsWrong() throws Exception {
        draft.input.file = Files.writeString(folder.resolve("empty.wav"), "");
        draft.job.setTenant("t".repeat(201));
        assertThatThrownBy(() -> maker.make(draft))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("tenant is ")
                .hasMessageContaining("inputs[0].reference.byteLength is 0");
    }

    @Test
    void aListOfInputsAndOneBesideItAreRefused() {
        draft.inputs.add(new DraftInput(InputRole.EVALUATED));
        draft.input.file = song;
        refuses("both inputs and file or uri are given; write where each input lies in inputs");
    }

    private void refuses(String message) {
        assertThatThrownBy(() -> maker.make(draft))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    private static JobTemplate template() {
        return new JobTemplate(Job.newBuilder().setTask(Task.TAGGING).build(), null, "");
    }
}
