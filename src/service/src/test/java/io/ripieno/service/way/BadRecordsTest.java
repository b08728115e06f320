package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.ControlCommand;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records that are no good jobs, over the whole way; each time the next good job is done. */
class BadRecordsTest {
    private static final int TASK_AT = RecordsFixture.TASK_AT;
    private static final int NO_ANSWER = 503;
    private static final int NEWER = 8;
    private static final String MEND = RecordsFixture.MEND;

    @TempDir
    Path folder;

    private RecordsFixture records;

    @BeforeEach
    void open() throws IOException {
        records = new RecordsFixture(folder, BadRecordsTest::registry);
    }

    @AfterEach
    void theConsumerGoesOn() throws IOException {
        records.goOn();
    }

    @Test
    void whatIsNotAvro() throws Exception {
        Failure failure = records.nobodys("not a job".getBytes(StandardCharsets.UTF_8), FailureKind.INVALID, "RIP-101");
        assertThat(failure.getCause())
                .contains("of 9 bytes begins with 6e 6f 74", "neither Avro single-object encoding (C3 01");
        assertThat(failure.getAction()).isEqualTo(MEND);
    }

    @Test
    void anUnknownFingerprint() throws Exception {
        byte[] bytes = Wire.encode(records.job().build());
        ByteBuffer.wrap(bytes).putLong(2, 0x1122334455667788L);
        Failure failure = records.nobodys(bytes, FailureKind.UNKNOWN_SCHEMA, "RIP-102");
        assertThat(failure.getCause()).contains("a schema of fingerprint 0x8877665544332211");
        assertThat(failure.getAction())
                .isEqualTo("Bring this service to the version of the producer's contract, and replay the record.");
    }

    @Test
    void anIdThatTheRegistryDoesNotHave() throws Exception {
        byte[] frame = RecordsFixture.frame(404, Wire.encode(records.job().build()));
        Failure failure = records.nobodys(frame, FailureKind.UNKNOWN_SCHEMA, "RIP-102");
        assertThat(failure.getCause()).contains("registry id 404, which the registry does not have");
        assertThat(failure.getAttempts()).isEqualTo(1);
    }

    @Test
    void aRegistryThatIsAwayIsAskedThreeTimes() throws Exception {
        byte[] frame = RecordsFixture.frame(NO_ANSWER, Wire.encode(records.job().build()));
        Failure failure = records.nobodys(frame, FailureKind.TRANSIENT, "RIP-110");
        assertThat(failure.getAttempts()).isEqualTo(3);
        assertThat(failure.getCause()).isEqualTo("The registry did not give schema 503.");
        assertThat(failure.getAction())
                .isEqualTo("Start the registry or correct ripieno.registry.url, and replay the record.");
    }

    @Test
    void aMissingJobId() throws Exception {
        Failure failure = records.nobodys(records.encoded(job -> job.setJobId("")), FailureKind.INVALID, "RIP-103");
        assertThat(failure.getCause()).isEqualTo("jobId is empty: it is required.");
        assertThat(failure.getAction()).isEqualTo("Choose one that is unique, such as a UUID.");
    }

    @Test
    void aMissingRequiredField() throws Exception {
        records.refused(
                records.encoded(job -> job.setInputs(List.of())),
                "inputs is \"an empty list\": a job works on at least one input.",
                "Add an input with its role and a reference to its content.");
        records.refused(
                records.encoded(job -> job.setTask(Task.UNSPECIFIED)),
                "task is UNSPECIFIED: it is required.",
                "Name the task, such as TAGGING.");
        records.refused(
                records.withReference(reference -> reference.setSha256("")),
                "inputs[0].reference.sha256 is empty: it must be 64 lower-case hexadecimal digits.",
                "Compute the SHA-256 of the content.");
    }

    @Test
    void negativeNumbers() throws Exception {
        records.refused(
                records.withReference(reference -> reference.setByteLength(-5)),
                "inputs[0].reference.byteLength is -5: it must be greater than 0 and at most 1099511627776.",
                "Give the length of the content in bytes.");
        records.refused(
                records.withParameters(tagging -> tagging.setTopN(-1)),
                "parameters.tagging.topN is -1: it must be at least 0.",
                "Leave it 0 for all labels.");
        records.refused(
                records.withExcerpt(-0.5, 1.0),
                "inputs[0].excerpt.startSeconds is -0.5: it must be at least 0 and at most 1000000.0 s.",
                "Count from the beginning of the recording.");
    }

    @Test
    void absurdNumbers() throws Exception {
        records.refused(
                records.withReference(reference -> reference.setByteLength(Long.MAX_VALUE)),
                "inputs[0].reference.byteLength is 9223372036854775807: it must be greater than 0 and at most"
                        + " 1099511627776.",
                "Give the length of the content in bytes.");
        records.refused(
                records.withExcerpt(Double.NaN, Double.POSITIVE_INFINITY),
                "inputs[0].excerpt.startSeconds is NaN: it must be at least 0 and at most 1000000.0 s."
                        + " inputs[0].excerpt.durationSeconds is Infinity: it must be greater than 0 and at most"
                        + " 1000000.0 s.",
                "Count from the beginning of the recording. Leave it null to go to the end.");
        records.refused(
                records.withParameters(tagging -> tagging.setThresholds(Map.of("piano", 1e300))),
                "parameters.tagging.thresholds[piano] is 1.0E300: it must be from 0 to 1.",
                "Leave it out for the threshold of the model.");
    }

    @Test
    void anEnumSymbolThatNoSchemaHas() throws Exception {
        byte[] bytes = records.encoded(job -> job);
        assertThat(bytes[TASK_AT]).isEqualTo((byte) (2 * Task.TAGGING.ordinal()));
        bytes[TASK_AT] = 2 * 31;
        Failure failure = records.nobodys(bytes, FailureKind.INVALID, "RIP-101");
        assertThat(failure.getCause())
                .contains("is not a whole io.ripieno.contract.v1.Job: near byte 14")
                .contains("31");
        assertThat(failure.getAction()).isEqualTo(MEND);
    }

    @Test
    void anEnumSymbolOfANewerContract() throws Exception {
        byte[] single = records.encoded(job -> job);
        single[TASK_AT] = 2 * 6;
        records.refused(
                RecordsFixture.frame(NEWER, single),
                "task is UNSPECIFIED: it is required.",
                "Name the task, such as TAGGING.");
    }

    @Test
    void aJobOnTheTopicOfAnotherTask() throws Exception {
        Outcome outcome = records.refused(
                records.encoded(job -> job.setTask(Task.SEPARATION)),
                "task is SEPARATION: the topic holds jobs of TAGGING.",
                "Send the job to the topic of its own task.");
        assertThat(outcome.getTask()).isEqualTo(Task.TAGGING);
        assertThat(outcome.getFailure().getCode()).isEqualTo("RIP-104");
    }

    @Test
    void anotherRecordOnATopicOfJobs() throws Exception {
        byte[] bytes = Wire.encode(Control.newBuilder()
                .setCommand(ControlCommand.CANCEL)
                .setJobId("j1")
                .build());
        Failure failure = records.nobodys(bytes, FailureKind.INVALID, "RIP-101");
        assertThat(failure.getCause())
                .contains("is a io.ripieno.contract.v1.Control where a io.ripieno.contract.v1.Job is expected");
        assertThat(failure.getAction()).isEqualTo(MEND);
    }

    @Test
    void aTombstone() throws Exception {
        Failure failure = records.nobodys(null, FailureKind.INVALID, "RIP-101");
        assertThat(failure.getCause()).isEqualTo("The record has no value.");
        assertThat(failure.getAction()).isEqualTo(MEND);
    }

    @Test
    void anEmptyValue() throws Exception {
        Failure failure = records.nobodys(new byte[0], FailureKind.INVALID, "RIP-101");
        assertThat(failure.getCause()).startsWith("The record of 0 bytes");
        assertThat(failure.getAction()).isEqualTo(MEND);
    }

    /** Has the contract's job, the job of a contract with one task more, and for one id no answer. */
    private static Optional<Schema> registry(long id) {
        if (id == NO_ANSWER) {
            throw new UncheckedIOException("The registry did not give schema 503.", new IOException());
        }
        if (id == NEWER) {
            String newer =
                    Job.getClassSchema().toString().replace("\"EVALUATION\"", "\"EVALUATION\",\"TRANSCRIPTION\"");
            return Optional.of(new SchemaParser().parse(newer).mainSchema());
        }
        return RecordsFixture.contract(id);
    }
}
