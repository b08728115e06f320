package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.Task;
import io.ripieno.integration.system.Broker;
import io.ripieno.integration.system.Jobs;
import io.ripieno.integration.system.Records;
import io.ripieno.integration.system.Records.Received;
import io.ripieno.integration.system.Service;
import io.ripieno.integration.system.TestTone;
import io.ripieno.integration.system.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service against a broker process: what goes in, what comes out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MainJobIT {
    private static final Duration SOON = Duration.ofMinutes(2);

    @TempDir
    static Path folder;

    private Broker broker;
    private Service service;
    private Jobs jobs;
    private Records<Outcome> outcomes;
    private Records<Failure> failures;
    private Records<Progress> progress;

    @BeforeAll
    void start() {
        broker = Broker.start(folder.resolve("kafka"));
        String bootstrap = broker.bootstrapServers();
        Topics.create(bootstrap, 3);
        service = Service.start(folder.resolve("service"), bootstrap, folder, Map.of())
                .awaitReady();
        jobs = new Jobs(bootstrap);
        outcomes = new Records<>(bootstrap, TopicCatalogue.results(Task.TAGGING), Outcome.class);
        failures = new Records<>(bootstrap, TopicCatalogue.failures(), Failure.class);
        progress = new Records<>(bootstrap, TopicCatalogue.progress(), Progress.class);
    }

    @AfterAll
    void stop() {
        for (AutoCloseable part : List.of(progress, failures, outcomes, jobs, service, broker)) {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("Cannot stop " + part, e);
            }
        }
    }

    @Test
    void aRecordingComesBackAsATypedOutcomeWithProvenanceAndTheSecondTimeReused() {
        Path file = TestTone.write(folder.resolve("scale.wav"), 12, 60);
        jobs.send(Jobs.tagging("first", file).setLabels(Map.of("batch", "7")).build());

        Received<Outcome> first = outcomeOf("first");
        Outcome outcome = first.value();
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(outcome.getLabels()).containsEntry("batch", "7");
        assertThat(outcome.getWorkId()).isNotEmpty();
        assertThat(outcome.getTaskResult().getTagging().getSeconds()).isEqualTo(12.0);
        assertThat(outcome.getTaskResult().getTagging().getWindows()).isEqualTo(2);
        assertThat(outcome.getTaskResult().getTagging().getTags()).hasSize(18).allSatisfy(tag -> {
            assertThat(tag.getProbability()).isBetween(0f, 1f);
            assertThat(tag.getPresent()).isEqualTo(tag.getProbability() >= tag.getThreshold());
        });
        assertThat(outcome.getTaskResult().getTagging().getTimeline().getWindows())
                .extracting(window -> window.getStartSeconds())
                .containsExactly(0.0, 5.0);
        assertThat(outcome.getProvenance().getModels()).singleElement().satisfies(model -> {
            assertThat(model.getName()).isEqualTo("instrument-tagger");
            assertThat(model.getSha256()).hasSize(64);
        });
        assertThat(outcome.getProvenance().getInputs()).singleElement().satisfies(input -> assertThat(input.getSha256())
                .isEqualTo(Jobs.tagging("any", file)
                        .build()
                        .getInputs()
                        .get(0)
                        .getReference()
                        .getSha256()));
        assertThat(progress.await(p -> p.getJobId().equals("first"), 1, SOON)).isNotEmpty();

        jobs.send(Jobs.tagging("second", file).build());
        Outcome again = outcomeOf("second").value();
        assertThat(again.getStatus()).isEqualTo(OutcomeStatus.REUSED);
        assertThat(again.getWorkId()).isEqualTo(outcome.getWorkId());
        assertThat(again.getTaskResult()).isEqualTo(outcome.getTaskResult());

        jobs.send(Jobs.tagging("third", file).setForce(true).build());
        Outcome forced = outcomeOf("third").value();
        assertThat(forced.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(forced.getForced()).isTrue();
    }

    @Test
    void aWrongDigestFailsAsInvalidNamingBothDigestsAndWhatToDo() {
        Path file = TestTone.write(folder.resolve("digest.wav"), 1, 62);
        Job.Builder job = Jobs.tagging("wrong-digest", file);
        String claimed = "0".repeat(64);
        String actual = job.getInputs().get(0).getReference().getSha256();
        job.getInputs().get(0).getReference().setSha256(claimed);
        jobs.send(job.build());

        Outcome outcome = outcomeOf("wrong-digest").value();
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.getFailure().getKind()).isEqualTo(FailureKind.INVALID);
        assertThat(outcome.getFailure().getCause()).contains(claimed).contains(actual);
        assertThat(outcome.getFailure().getAction()).isNotEmpty();
        failures.await(f -> f.getJobId().equals("wrong-digest"), 1, SOON);
    }

    @Test
    void bytesThatAreNoJobBecomeAFailureWithTheBytesKeptAndTheNextJobIsServed() {
        byte[] bytes = "no Avro at all".getBytes(StandardCharsets.UTF_8);
        jobs.sendBytes("garbage", bytes);
        Path file = TestTone.write(folder.resolve("after.wav"), 1, 64);
        jobs.send(Jobs.tagging("after-garbage", file).build());

        Failure failure = failures.await(
                        f -> f.getOriginal() != null && f.getOriginal().remaining() == bytes.length, 1, SOON)
                .get(0)
                .value();
        assertThat(failure.getOriginal()).isEqualTo(java.nio.ByteBuffer.wrap(bytes));
        assertThat(failure.getTopic())
                .isEqualTo(TopicCatalogue.jobs(Task.TAGGING).name());
        assertThat(outcomeOf("after-garbage").value().getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
    }

    @Test
    void aFileOutsideTheRootsIsRefused() {
        Path outside = Path.of("/etc/hostname");
        jobs.send(Jobs.tagging("outside", outside).build());
        Outcome outcome = outcomeOf("outside").value();
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.getFailure().getKind()).isEqualTo(FailureKind.INVALID);
        assertThat(outcome.getFailure().getCause()).contains("/etc/hostname");
    }

    @Test
    void metricsCountWhatWasDone() {
        Path file = TestTone.write(folder.resolve("metrics.wav"), 1, 66);
        jobs.send(Jobs.tagging("metrics", file).build());
        outcomeOf("metrics");
        assertThat(service.get("/q/metrics").body())
                .containsPattern("ripieno_jobs_total\\{[^}]*outcome=\"produced\"[^}]*\\} [1-9]");
    }

    private Received<Outcome> outcomeOf(String jobId) {
        return outcomes.await(outcome -> outcome.getJobId().equals(jobId), 1, SOON)
                .get(0);
    }
}
