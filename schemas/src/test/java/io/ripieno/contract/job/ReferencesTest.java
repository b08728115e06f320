package io.ripieno.contract.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.contract.SampleRecords;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Reference;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReferencesTest {
    @TempDir
    Path folder = Path.of("");

    /** The digest of "abc" is the example of FIPS 180-4. */
    @Test
    void aFileIsReferredToByItsUriDigestLengthAndType() throws IOException {
        Path file = folder.resolve("dust & ash, no 1.flac");
        Files.write(file, "abc".getBytes(StandardCharsets.US_ASCII));
        Reference reference = References.ofFile(file);
        assertThat(Path.of(URI.create(reference.getUri()))).isEqualTo(file.toRealPath());
        assertThat(reference.getSha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(reference.getByteLength()).isEqualTo(3);
        assertThat(reference.getMediaType()).isEqualTo("audio/flac");
        Job job = SampleRecords.plainJob();
        job.getInputs().get(0).setReference(reference);
        assertThat(JobChecks.problems(job)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> References.ofFile(folder.resolve("absent.wav")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("absent.wav");
    }

    @ParameterizedTest
    @CsvSource({
        "A.WAV, audio/wav",
        "a.opus, audio/ogg",
        "a.b.m4a, audio/mp4",
        "song.abc, text/vnd.abc",
        "a.xyz, application/octet-stream",
        "a., application/octet-stream"
    })
    void theTypeFollowsTheName(String name, String type) {
        assertThat(MediaTypes.of(Path.of(name))).isEqualTo(type);
    }
}
