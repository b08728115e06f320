package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ripieno.contract.v1.Job;
import io.ripieno.inference.model.Label;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistinctJobsTest {
    @TempDir
    Path folder;

    @Test
    void noTwoJobsAreTheSameWorkThoughTheirRecordingsAre() throws Exception {
        Path a = Files.write(folder.resolve("a"), new byte[] {1, 2});
        Path b = Files.write(folder.resolve("b"), new byte[] {3});
        for (double threshold : new double[] {0, 0.3, 1}) {
            DistinctJobs distinct = new DistinctJobs(new Label("piano", threshold, null));
            List<Job> jobs = new ArrayList<>(distinct.of(List.of(a, b, a, a)));
            jobs.addAll(distinct.of(List.of(b, b)));

            assertThat(jobs).extracting(Job::getSubject).containsExactly("a", "b", "a", "a", "b", "b");
            assertThat(jobs).extracting(Job::getJobId).doesNotHaveDuplicates();
            assertThat(jobs).extracting(DistinctJobsTest::thresholds).doesNotHaveDuplicates();
            assertThat(jobs)
                    .extracting(job -> thresholds(job).get("piano"))
                    .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0).isCloseTo(threshold, within(1e-7)));
        }
    }

    private static Map<String, Double> thresholds(Job job) {
        return job.getParameters().getTagging().getThresholds();
    }
}
