package io.ripieno.cli.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.RecordHeader;
import io.ripieno.contract.v1.Task;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Failures as the service publishes them. */
final class Failures {
    static final String JOBS = TopicCatalogue.jobs(Task.TAGGING).name();

    private Failures() {}

    static Failure.Builder of(String job, FailureKind kind, long offset) {
        return Failure.newBuilder()
                .setKind(kind)
                .setCode("RIP-201")
                .setCause("It went wrong.")
                .setAttempts(3)
                .setJobId(job)
                .setTask(Task.TAGGING)
                .setTopic(JOBS)
                .setPartition(0)
                .setOffset(offset)
                .setKey(bytes("key of " + job))
                .setHeaders(new ArrayList<>(List.of(header("ce_id", job), header("mine", "a"), header("mine", "b"))))
                .setOriginal(bytes("value of " + job))
                .setFailedAt(Instant.now());
    }

    static RecordHeader header(String name, String value) {
        return RecordHeader.newBuilder().setName(name).setValue(bytes(value)).build();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }
}
