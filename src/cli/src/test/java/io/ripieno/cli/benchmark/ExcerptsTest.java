package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcerptsTest {
    @TempDir
    private Path folder;

    @Test
    void excerptsLieWithinTheRecordingAndTheirLengthsAreLogUniform() throws Exception {
        Path file = Files.writeString(folder.resolve("recording.flac"), "audio");
        Excerpts excerpts = Excerpts.of(file, 7200, 1000, 5, 7200, 1);
        double logs = 0;
        for (Job job : excerpts.jobs()) {
            Excerpt excerpt = job.getInputs().get(0).getExcerpt();
            assertThat(excerpt.getDurationSeconds())
                    .isBetween(5.0, 7200.0)
                    .isEqualTo(excerpts.seconds().get(job.getJobId()));
            assertThat(excerpt.getStartSeconds()).isBetween(0.0, 7200 - excerpt.getDurationSeconds());
            JobChecks.require(job);
            logs += Math.log(excerpt.getDurationSeconds());
        }
        assertThat(Math.exp(logs / 1000))
                .as("the middle of 5 and 7200 on that scale")
                .isBetween(165.0, 220.0);
        assertThat(excerpts.seconds()).hasSize(1000);
    }

    @Test
    void theSameSeedChoosesTheSameExcerpts() throws Exception {
        Path file = Files.writeString(folder.resolve("recording.flac"), "audio");
        assertThat(parts(file, 1)).isEqualTo(parts(file, 1)).isNotEqualTo(parts(file, 2));
    }

    private static List<Excerpt> parts(Path file, long seed) throws Exception {
        return Excerpts.of(file, 600, 5, 5, 100, seed).jobs().stream()
                .map(job -> job.getInputs().get(0).getExcerpt())
                .toList();
    }
}
