package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.job.References;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.FailureKind;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.TaggingParameters;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.v1.TaskParameters;
import io.ripieno.contract.wire.RegistryIdWidth;
import io.ripieno.contract.wire.SchemaById;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.service.Recordings;
import io.ripieno.service.edge.Decode;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.intake.OutgoingRecord;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Sends records, good and bad, down the whole way, one after the other, and sees what comes of each. */
final class RecordsFixture {
    static final String TAGGING = "ripieno.tagging.jobs.v1";
    static final int FRAME_ID = 7;

    /** Where the task stands in the bytes of {@link #job()}: behind the header and the id. */
    static final int TASK_AT = 13;

    static final String MEND = "Mend the program that sent it; the bytes are kept in the failures topic.";

    private static final byte[] KEY = "key".getBytes(StandardCharsets.UTF_8);
    private static final int SINGLE_OBJECT_HEADER = 10;

    private final Deque<Runnable> workers = new ArrayDeque<>();
    private final List<Long> committed = new ArrayList<>();
    private final Path recording;
    private final WayFixture fixture;
    private long next;

    RecordsFixture(Path folder, SchemaById registry) throws IOException {
        fixture = new WayFixture(
                folder,
                workers::add,
                new Decode(WireDecoder.of(Job.class).withRegistry(registry, RegistryIdWidth.FOUR), Runnable::run));
        recording = Recordings.sine(folder.resolve("a.wav"), 440, 0.1);
    }

    Job.Builder job() throws IOException {
        return Job.newBuilder()
                .setJobId("j1")
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(References.ofFile(recording))
                        .build()));
    }

    byte[] encoded(UnaryOperator<Job.Builder> change) throws IOException {
        return Wire.encode(change.apply(job()).build());
    }

    byte[] withReference(UnaryOperator<Reference.Builder> change) throws IOException {
        Input input = job().build().getInputs().get(0);
        Reference reference =
                change.apply(Reference.newBuilder(input.getReference())).build();
        return encoded(job -> job.setInputs(
                List.of(Input.newBuilder(input).setReference(reference).build())));
    }

    byte[] withExcerpt(double start, double duration) throws IOException {
        Excerpt excerpt = Excerpt.newBuilder()
                .setStartSeconds(start)
                .setDurationSeconds(duration)
                .build();
        Input input = job().build().getInputs().get(0);
        return encoded(job -> job.setInputs(
                List.of(Input.newBuilder(input).setExcerpt(excerpt).build())));
    }

    byte[] withParameters(UnaryOperator<TaggingParameters.Builder> change) throws IOException {
        TaskParameters parameters = TaskParameters.newBuilder()
                .setTagging(change.apply(TaggingParameters.newBuilder()).build())
                .build();
        return encoded(job -> job.setParameters(parameters));
    }

    /** One failure and no terminal record, as nobody could be told. */
    Failure nobodys(byte @Nullable [] bytes, FailureKind kind, String code) throws IOException {
        Ended ended = send(bytes);
        Failure failure = ended.failure(bytes);
        assertThat(ended.outcomes()).isEmpty();
        assertThat(failure.getKind()).isEqualTo(kind);
        assertThat(failure.getCode()).isEqualTo(code);
        assertThat(failure.getJobId()).isEmpty();
        assertThat(failure.getTopic()).isEqualTo(TAGGING);
        return failure;
    }

    /** One failure and one terminal record that says the same. */
    Outcome refused(byte[] bytes, String cause, String action) throws IOException {
        Ended ended = send(bytes);
        Failure failure = ended.failure(bytes);
        assertThat(failure.getKind()).isEqualTo(FailureKind.INVALID);
        assertThat(failure.getCause()).isEqualTo(cause);
        assertThat(failure.getAction()).isEqualTo(action);
        assertThat(failure.getJobId()).isEqualTo("j1");
        assertThat(ended.outcomes()).hasSize(1);
        Outcome outcome = ended.outcomes().get(0);
        assertThat(outcome.getJobId()).isEqualTo("j1");
        assertThat(outcome.getStatus()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.getFailure().getKind()).isEqualTo(FailureKind.INVALID);
        assertThat(outcome.getFailure().getCause()).isEqualTo(cause);
        assertThat(outcome.getFailure().getAction()).isEqualTo(action);
        return outcome;
    }

    /** The registry frame of a record in single-object encoding. */
    static byte[] frame(int id, byte[] single) {
        int body = single.length - SINGLE_OBJECT_HEADER;
        return ByteBuffer.allocate(1 + Integer.BYTES + body)
                .put((byte) 0)
                .putInt(id)
                .put(single, SINGLE_OBJECT_HEADER, body)
                .array();
    }

    Ended send(byte @Nullable [] value) {
        return send(TAGGING, KEY, value, List.of());
    }

    /** Sends a record and lets time pass until nothing is left to be done for it. */
    Ended send(String topic, byte @Nullable [] key, byte @Nullable [] value, List<Header> headers) {
        long offset = next++;
        int before = fixture.sent.size();
        Delivery delivery =
                new Delivery(new Origin(topic, 0, offset), key, value, headers, fixture.clock.instant(), () -> {
                    committed.add(offset);
                    return CompletableFuture.completedFuture(null);
                });
        fixture.readAhead.arrived(delivery.bytes());
        fixture.way.travel(delivery);
        work();
        for (int tries = 0; !fixture.clock.isIdle() && tries < 10; tries++) {
            fixture.clock.forward(Duration.ofSeconds(10));
            work();
        }
        assertThat(fixture.inFlight.isEmpty()).as("nothing is left under way").isTrue();
        assertThat(fixture.readAhead.held()).as("records held").isZero();
        assertThat(committed).as("commits").containsExactly(offset);
        committed.clear();
        List<OutgoingRecord> sent = List.copyOf(fixture.sent.subList(before, fixture.sent.size()));
        return new Ended(
                sent.stream()
                        .filter(record -> record.topic().endsWith(".results.v1"))
                        .map(record -> Wire.decode(record.value(), Outcome.class))
                        .toList(),
                sent.stream()
                        .filter(record -> record.topic().equals("ripieno.failures.v1"))
                        .map(record -> Wire.decode(record.value(), Failure.class))
                        .toList());
    }

    private void work() {
        for (Runnable task = workers.poll(); task != null; task = workers.poll()) {
            task.run();
        }
    }

    /** The job that comes after is done as if nothing had been. */
    void goOn() throws IOException {
        Ended good = send(Wire.encode(job().setJobId("good").build()));
        assertThat(good.failures()).isEmpty();
        assertThat(good.outcomes()).singleElement().satisfies(outcome -> assertThat(outcome.getStatus())
                .isIn(OutcomeStatus.PRODUCED, OutcomeStatus.REUSED));
    }

    static Optional<Schema> contract(long id) {
        return id == FRAME_ID ? Optional.of(Job.getClassSchema()) : Optional.empty();
    }

    /** What came of one record. */
    record Ended(List<Outcome> outcomes, List<Failure> failures) {
        /** The one failure, in which the bytes are kept. */
        Failure failure(byte @Nullable [] original) throws IOException {
            assertThat(failures).hasSize(1);
            Failure failure = failures.get(0);
            assertThat(original(failure)).isEqualTo(original);
            return failure;
        }

        private static byte @Nullable [] original(Failure failure) throws IOException {
            if (failure.getOriginalReference() != null) {
                return Files.readAllBytes(
                        Path.of(URI.create(failure.getOriginalReference().getUri())));
            }
            return failure.getOriginal() == null ? null : failure.getOriginal().array();
        }
    }
}
