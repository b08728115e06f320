package io.ripieno.contract.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JobsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void aFileAloneMakesAJobThatCanBeSent() throws IOException {
        Path file = Files.write(folder.resolve("a.wav"), new byte[] {1});
        Job job = Jobs.tagging(file).build();
        assertThat(JobChecks.problems(job)).isEmpty();
        assertThat(job.getSubject()).isEqualTo("a.wav");
        assertThat(Wire.decode(Wire.encode(job), Job.class)).isEqualTo(job);
        assertThat(Jobs.tagging(file).build().getJobId()).isNotEqualTo(job.getJobId());
    }
}
