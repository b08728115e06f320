package io.ripieno.service.way;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.contract.events.EventHeaders;
import io.ripieno.contract.job.References;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.Recordings;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on one thread: sends jobs, lets the workers work, and sees what is told and committed. */
abstract class AbstractWayTest {
    @TempDir
    Path folder;

    final Deque<Runnable> workers = new ArrayDeque<>();
    final List<Long> committed = new ArrayList<>();
    WayFixture fixture;
    Path recording;
    private long offset;

    @BeforeEach
    void build() throws IOException {
        fixture = new WayFixture(folder, workers::add);
        recording = Recordings.sine(folder.resolve("a.wav"), 440, 1);
    }

    /** The service crashes, but what was stored is kept. */
    void restart() {
        fixture = new WayFixture(folder, workers::add);
        offset = 0;
    }

    Job.Builder job(String id) throws IOException {
        return Job.newBuilder()
                .setJobId(id)
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(References.ofFile(recording))
                        .build()));
    }

    void travel(Job.Builder... jobs) {
        for (Job.Builder job : jobs) {
            fixture.way.travel(delivery(Wire.encode(job.build()), offset++));
        }
    }

    void replay(Job.Builder job, Instant sentAt) {
        byte[] bytes = Wire.encode(job.build());
        Delivery plain = delivery(bytes, offset++);
        Header header = new Header(EventHeaders.REPLAY, "f".repeat(64).getBytes(StandardCharsets.UTF_8));
        fixture.way.travel(new Delivery(
                plain.origin(), plain.key(), bytes, List.of(header), sentAt, plain.receivedAt(), plain.commit()));
    }

    Delivery delivery(byte[] value, long at) {
        return delivery("key".getBytes(StandardCharsets.UTF_8), value, List.of(new Header("h", null)), at);
    }

    Delivery delivery(byte @Nullable [] key, byte[] value, List<Header> headers, long at) {
        fixture.readAhead.arrived(value.length);
        return new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, at), key, value, headers, fixture.clock.instant(), () -> {
                    committed.add(at);
                    return CompletableFuture.completedFuture(null);
                });
    }

    void work() {
        for (Runnable next = workers.poll(); next != null; next = workers.poll()) {
            next.run();
        }
    }

    Outcome outcome() {
        assertThat(fixture.outcomes()).hasSize(1);
        return fixture.outcomes().get(0);
    }

    static String eventId(WayFixture fixture) {
        return header(fixture, 0);
    }

    static String header(WayFixture fixture, int record) {
        return fixture.records("ripieno.tagging.results.v1").get(record).headers().stream()
                .filter(header -> header.name().equals(EventHeaders.ID))
                .map(header -> new String(Objects.requireNonNull(header.value()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
