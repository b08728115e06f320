package io.ripieno.service.wiring;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.ripieno.contract.events.EventHeaders;
import io.ripieno.contract.events.EventIds;
import io.ripieno.contract.job.References;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TagScore;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.Recordings;
import io.ripieno.service.TinyModel;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole service against a broker, over nothing but the contract. */
@QuarkusTest
@QuarkusTestResource(BrokerAndModel.class)
class ServiceTest {
    private static final String JOBS = TopicCatalogue.jobs(Task.TAGGING).name();
    private static final String RESULTS = TopicCatalogue.results(Task.TAGGING).name();
    private static final String FAILURES = TopicCatalogue.failures().name();
    private static final String PROGRESS = TopicCatalogue.progress().name();
    private static final String CONTROL = TopicCatalogue.control().name();
    private static final Duration LONG = Duration.ofMinutes(2);

    private Path inputs;
    private Wires wires;

    @BeforeEach
    void connect() {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(get("/q/health/ready").statusCode()).isEqualTo(200));
        Config config = ConfigProvider.getConfig();
        inputs = config.getValue(BrokerAndModel.INPUTS, Path.class);
        wires = new Wires(
                config.getValue("kafka.bootstrap.servers", String.class), List.of(RESULTS, FAILURES, PROGRESS));
    }

    @AfterEach
    void disconnect() {
        wires.close();
    }

    @Test
    void aRecordingIsTaggedAndEqualWorkIsAnsweredFromTheStoredOutcome() throws Exception {
        Path recording = Recordings.sine(inputs.resolve("sine.wav"), 440, 12);
        send(job("first", recording).setLabels(Map.of("album", "one")).build());
        Outcome first = outcome("first");

        assertThat(first.getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(first.getTaskResult().getTagging().getTags())
                .extracting(TagScore::getLabel)
                .containsExactlyInAnyOrderElementsOf(TinyModel.LABELS);
        assertThat(first.getTaskResult().getTagging().getWindows()).isEqualTo(2);
        assertThat(first.getTaskResult().getTagging().getSeconds()).isEqualTo(12.0);
        assertThat(first.getTaskResult().getTagging().getSampleRate()).isEqualTo(16_000);
        assertThat(first.getLabels()).containsEntry("album", "one");
        assertThat(first.getWorkId()).hasSize(64);
        assertThat(first.getProvenance().getModels().get(0).getName()).isEqualTo(TinyModel.NAME);
        assertThat(first.getProvenance().getDevice()).isEqualTo("cpu");
        assertThat(first.getProvenance().getInputs().get(0).getSha256())
                .isEqualTo(References.ofFile(recording).getSha256());

        send(job("second", recording).build());
        Outcome second = outcome("second");
        assertThat(second.getStatus()).isEqualTo(OutcomeStatus.REUSED);
        assertThat(second.getReusedFrom()).isEqualTo("first");
        assertThat(second.getWorkId()).isEqualTo(first.getWorkId());
        assertThat(second.getTaskResult()).isEqualTo(first.getTaskResult());
        assertThat(second.getLabels()).isEmpty();

        send(job("third", recording).setForce(true).build());
        assertThat(outcome("third").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
    }

    @Test
    void anOutcomeCarriesTheHeadersOfItsEventAndTheKeyOfItsSubject() throws Exception {
        Path recording = Recordings.sine(inputs.resolve("subject.wav"), 220, 1);
        send(job("with-subject", recording).setSubject("recording-7").build());
        Outcome outcome = outcome("with-subject");
        ConsumerRecord<byte[], byte[]> record = wires.on(RESULTS).stream()
                .filter(r -> Wire.decode(r.value(), Outcome.class).getJobId().equals("with-subject"))
                .findFirst()
                .orElseThrow();
        assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("recording-7");
        assertThat(header(record, EventHeaders.ID))
                .isEqualTo(EventIds.ofOutcome("with-subject", outcome.getWorkId(), false));
        assertThat(header(record, EventHeaders.TYPE)).isEqualTo("io.ripieno.tagging.outcome.v1");
        await().atMost(LONG).untilAsserted(() -> assertThat(wires.on(PROGRESS, Progress.class))
                .filteredOn(progress -> progress.getJobId().equals("with-subject"))
                .extracting(Progress::getStage)
                .contains(ProgressStage.QUEUED, ProgressStage.ENDED));
    }

    @Test
    void aWrongDigestFailsTheJobNamingBothDigestsAndWhatToDo() throws Exception {
        Path recording = Recordings.sine(inputs.resolve("broken.wav"), 330, 1);
        Job job = job("broken-digest", recording).build();
        String claimed = job.getInputs().get(0).getReference().getSha256();
        byte[] bytes = Files.readAllBytes(recording);
        bytes[bytes.length - 1] ^= 1;
        Files.write(recording, bytes);
        send(job);
        Outcome outcome = outcome("broken-digest");
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.getFailure().getKind()).isEqualTo(FailureKind.INVALID);
        assertThat(outcome.getFailure().getCode()).isEqualTo("RIP-203");
        assertThat(outcome.getFailure().getAttempts()).isEqualTo(1);
        assertThat(outcome.getFailure().getCause())
                .contains(claimed, References.ofFile(recording).getSha256());
        assertThat(outcome.getFailure().getAction()).endsWith("make the job again from the file as it is.");
        Failure failure = failureOf("broken-digest");
        assertThat(Wire.decode(failure.getOriginal().array(), Job.class)).isEqualTo(job);
        assertThat(failure.getTopic()).isEqualTo(JOBS);
    }

    @Test
    void aMissingInputIsTriedThreeTimes() throws Exception {
        Path recording = Recordings.sine(inputs.resolve("gone.wav"), 330, 1);
        Job job = job("missing-input", recording).build();
        Files.delete(recording);
        send(job);
        Outcome outcome = outcome("missing-input");
        assertThat(outcome.getFailure().getKind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(outcome.getFailure().getAttempts()).isEqualTo(3);
    }

    @Test
    void bytesThatAreNoJobAreKeptInTheFailuresTopicAndTheNextJobIsDone() throws Exception {
        byte[] garbage = "not a job".getBytes(StandardCharsets.UTF_8);
        wires.send(JOBS, "garbage", garbage);
        Path recording = Recordings.sine(inputs.resolve("after.wav"), 500, 1);
        send(job("after-garbage", recording).build());
        assertThat(outcome("after-garbage").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        await().atMost(LONG).untilAsserted(() -> assertThat(wires.on(FAILURES, Failure.class))
                .filteredOn(failure ->
                        failure.getOriginal() != null && failure.getOriginal().equals(ByteBuffer.wrap(garbage)))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.getKind()).isEqualTo(FailureKind.INVALID);
                    assertThat(failure.getCode()).isEqualTo("RIP-101");
                    assertThat(failure.getJobId()).isEmpty();
                }));
    }

    @Test
    void aMebibyteIsRefusedByTheBrokerAndWhereItIsCompressedItIsKeptAsAFailure() throws Exception {
        byte[] padded = Arrays.copyOf("padded".getBytes(StandardCharsets.UTF_8), (1 << 20) - 1000);
        assertThatThrownBy(() -> wires.send(JOBS, "padded", padded))
                .hasRootCauseInstanceOf(RecordTooLargeException.class);
        wires.sendCompressed(JOBS, "padded", padded);
        await().atMost(LONG).untilAsserted(() -> assertThat(wires.on(FAILURES, Failure.class))
                .filteredOn(failure -> failure.getOriginalReference() != null)
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.getCause()).contains("has 1047576 bytes, more than the 524288");
                    assertThat(Path.of(URI.create(failure.getOriginalReference().getUri())))
                            .hasBinaryContent(padded);
                }));
    }

    @Test
    void aTombstoneIsAFailureAndTheNextJobIsDone() throws Exception {
        wires.send(JOBS, "tombstone", null);
        Path recording = Recordings.sine(inputs.resolve("after-tombstone.wav"), 510, 1);
        send(job("after-tombstone", recording).build());
        assertThat(outcome("after-tombstone").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        await().atMost(LONG).untilAsserted(() -> assertThat(wires.on(FAILURES, Failure.class))
                .filteredOn(failure -> failure.getCause().equals("The record has no value."))
                .hasSize(1));
    }

    @Test
    void aJobOfAnotherTaskIsRefusedOnTheTopicItCameFrom() throws Exception {
        Path recording = Recordings.sine(inputs.resolve("other.wav"), 500, 1);
        send(job("other-task", recording).setTask(Task.SEPARATION).build());
        Outcome outcome = outcome("other-task");
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.getFailure().getCode()).isEqualTo("RIP-104");
        assertThat(outcome.getFailure().getCause()).contains("SEPARATION");
    }

    @Test
    void aCancellationThatPrecedesItsJobEndsItAndIsNotAFailure() throws Exception {
        Path recording = Recordings.sine(inputs.resolve("unwanted.wav"), 440, 1);
        Control cancel = Control.newBuilder()
                .setCommand(ControlCommand.CANCEL)
                .setJobId("unwanted")
                .setReason("sent twice")
                .setAt(Instant.now())
                .build();
        double before = Scraped.now().sum("ripieno_control_remembered");
        wires.send(CONTROL, "nothing", new byte[] {1, 2, 3});
        wires.send(CONTROL, "unwanted", Wire.encode(cancel));
        await().atMost(LONG).untilAsserted(() -> assertThat(Scraped.now().sum("ripieno_control_remembered"))
                .isEqualTo(before + 1));
        await().atMost(LONG).untilAsserted(() -> assertThat(get("/q/metrics").asString())
                .contains("ripieno_commands_total{command=\"passed_over\"} 1.0"));
        send(job("unwanted", recording).build());
        Outcome outcome = outcome("unwanted");
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.CANCELLED);
        assertThat(outcome.getFailure().getCode()).isEqualTo("RIP-109");
        assertThat(outcome.getFailure().getCause()).isEqualTo("The job unwanted was cancelled (sent twice).");
        assertThat(outcome.getWorkId()).hasSize(64);
        send(job("wanted", recording).build());
        assertThat(outcome("wanted").getStatus()).isEqualTo(OutcomeStatus.PRODUCED);
        assertThat(wires.on(FAILURES, Failure.class))
                .noneMatch(failure -> failure.getJobId().equals("unwanted"));
    }

    @Test
    void metricsCountJobs() throws Exception {
        Path recording = Recordings.sine(inputs.resolve("metrics.wav"), 600, 1);
        send(job("counted", recording).build());
        outcome("counted");
        await().atMost(LONG).untilAsserted(() -> assertThat(get("/q/metrics").asString())
                .contains("ripieno_jobs_total{outcome=\"produced\",task=\"tagging\"}")
                .contains("ripieno_stage_seconds_count{stage=\"fetch\",task=\"tagging\"}"));
    }

    @Test
    void whatBatchesSpendAddsUpToWhatJobsHad() throws Exception {
        Scraped before = Scraped.now();
        int windows = 0;
        for (int i = 0; i < 3; i++) {
            Path recording = Recordings.sine(inputs.resolve("spent-" + i + ".wav"), 300 + i, 20 + 5 * i);
            send(job("spent-" + i, recording).build());
        }
        for (int i = 0; i < 3; i++) {
            windows += outcome("spent-" + i).getTaskResult().getTagging().getWindows();
        }
        double expected = windows;
        assertThat(windows).isEqualTo(3 + 4 + 5);
        await().atMost(LONG).untilAsserted(() -> assertThat(Scraped.now().sum("ripieno_jobs_running"))
                .isZero());
        await().atMost(LONG).untilAsserted(() -> assertSpent(Scraped.now(), before, expected));
    }

    private static void assertSpent(Scraped after, Scraped before, double expected) {
        assertThat(after.minus(before, "ripieno_batch_windows_total", "end=\"done\""))
                .isEqualTo(expected);
        double batches = after.minus(before, "ripieno_batches_total");
        assertThat(batches).isBetween(expected / 4, expected);
        assertThat(after.minus(before, "ripieno_batch_runs_total")).isEqualTo(batches);
        assertThat(after.minus(before, "ripieno_batch_runs_failed_total")).isZero();
        assertThat(after.minus(before, "ripieno_batch_windows_total")).isEqualTo(expected);
        assertThat(after.minus(before, "ripieno_batch_fill_count")).isEqualTo(batches);
        assertThat(after.minus(before, "ripieno_batch_fill_sum"))
                .as("batches of 4")
                .isCloseTo(expected / 4, within(1e-9));
        assertThat(after.minus(before, "ripieno_batch_jobs_sum")).isBetween(batches, expected);
        for (String part : List.of("session", "input", "compute", "output", "wait")) {
            assertThat(after.minus(before, "ripieno_batch_" + part + "_seconds_count"))
                    .as(part)
                    .isEqualTo(batches);
        }
        assertThat(after.minus(before, "ripieno_batch_compute_seconds_sum")).isPositive();
        assertThat(after.minus(before, "ripieno_batch_queue_seconds_total"))
                .as("of all windows, among them those that waited longest")
                .isGreaterThanOrEqualTo(after.minus(before, "ripieno_batch_wait_seconds_sum") * (1 - 1e-9));
        assertThat(after.sum("ripieno_admission_admitted_seconds")).isZero();
        assertThat(after.sum("ripieno_admission_outstanding_seconds")).isZero();
        assertThat(after.sum("ripieno_admission_limit_seconds")).isEqualTo(2 * 3600);
        assertThat(after.sum("ripieno_windows_queued")).isZero();
        assertThat(after.sum("ripieno_model_load_seconds_count", "model=\"instrument-tagger@1\""))
                .isPositive();
        assertThat(after.sum("ripieno_model_memory_resident")).isPositive();
        assertThat(after.sum("ripieno_model_memory_used_bytes"))
                .isBetween(1.0, after.sum("ripieno_model_memory_budget_bytes"));
        assertThat(after.sum("ripieno_device_lost")).isZero();
        assertThat(after.sum("ripieno_device_callers")).isPositive();
    }

    @Test
    void readinessTellsHowTheDevicesAreDoing() {
        assertThat(get("/q/health/ready").asString()).contains("\"devices\"").contains("cpu works (");
    }

    private static Job.Builder job(String id, Path recording) throws Exception {
        Reference reference = References.ofFile(recording);
        return Job.newBuilder()
                .setJobId(id)
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(reference)
                        .build()));
    }

    private void send(Job job) throws Exception {
        wires.send(JOBS, RecordKeys.of(job), Wire.encode(job));
    }

    private Outcome outcome(String jobId) {
        return await().atMost(LONG)
                .until(
                        () -> wires.on(RESULTS, Outcome.class).stream()
                                .filter(outcome -> outcome.getJobId().equals(jobId))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private Failure failureOf(String jobId) {
        return await().atMost(LONG)
                .until(
                        () -> wires.on(FAILURES, Failure.class).stream()
                                .filter(failure -> failure.getJobId().equals(jobId))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
