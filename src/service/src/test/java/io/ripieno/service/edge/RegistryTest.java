package io.ripieno.service.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Reference;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.RegistryIdWidth;
import io.ripieno.contract.wire.Wire;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Origin;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.run.Jobs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final int HEADER = 10;
    private static final Duration MAX_TIME = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final long MAX_BYTES = 1 << 16;

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService handlers = Executors.newCachedThreadPool();
    private HttpServer server;
    private Decode decode;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(handlers);
        answer(
                7,
                new ObjectMapper()
                        .writeValueAsString(
                                Map.of("schema", Job.getClassSchema().toString())));
        server.createContext("/schemas/ids/500", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.createContext("/schemas/ids/13", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            stall();
        });
        server.start();
        decode = waitingFor(LONG);
    }

    private Decode waitingFor(Duration maxTime) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new Decode(
                WireDecoder.of(Job.class).withRegistry(new Registry(url, maxTime, MAX_BYTES), RegistryIdWidth.FOUR),
                Runnable::run);
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
        handlers.shutdownNow();
    }

    @Test
    void aFrameIsReadWithTheSchemaOfTheRegistryWhichIsAskedOnce() {
        assertThat(decode(7)).isInstanceOf(Decoded.Accepted.class);
        assertThat(decode(7)).isInstanceOf(Decoded.Accepted.class);
        assertThat(asked).hasValue(1);
    }

    @Test
    void anIdThatTheRegistryDoesNotHaveCanBeReplayed() {
        assertThat(undecodable(8).kind()).isEqualTo(FailureKind.UNKNOWN_SCHEMA);
    }

    @Test
    void aRegistryThatFailsOrIsAwayIsAPassingFailureThatNamesTheSetting() {
        assertThat(undecodable(500).problem()).contains("/schemas/ids/500", "status 500");
        assertThat(undecodable(500).kind()).isEqualTo(FailureKind.TRANSIENT);
        server.stop(0);
        JobFailure why = undecodable(9);
        assertThat(why.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(why.code()).isEqualTo(Code.NO_REGISTRY);
        assertThat(why.action())
                .isEqualTo("Start the registry or correct ripieno.registry.url, and replay the record.");
    }

    @Test
    void anAnswerWithoutAnAvroSchemaCanBeReplayedAndSaysWhatCame() {
        assertNoAvro(
                20,
                "{\"schemaType\":\"JSON\",\"schema\":\"{\\\"type\\\":\\\"string\\\"}\"}",
                "a schema of the type JSON");
        assertNoAvro(21, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax\"}", "a schema of the type PROTOBUF");
        assertNoAvro(22, "<html>", "what is not JSON");
        assertNoAvro(23, "", "no text named 'schema'");
        assertNoAvro(24, "{}", "no text named 'schema'");
        assertNoAvro(25, "{\"schema\":7}", "no text named 'schema'");
        assertNoAvro(26, "{\"schema\":\"{}\"}", "a text that is none");
        assertNoAvro(27, "{\"schema\":\"\"}", "a text that is none");
        assertNoAvro(28, "{\"schema\":\"" + "[".repeat(10_000) + "\"}", "a text that is none");
        assertNoAvro(29, "{\"schema\":\"" + " ".repeat((int) MAX_BYTES) + "\"}", "more than 65536 bytes");
    }

    private void assertNoAvro(int id, String body, String what) {
        answer(id, body);
        JobFailure why = undecodable(id);
        assertThat(why.kind()).isEqualTo(FailureKind.UNKNOWN_SCHEMA);
        assertThat(why.code()).isEqualTo(Code.UNKNOWN_SCHEMA);
        assertThat(why.problem())
                .isEqualTo("The record was written with the schema of registry id " + id
                        + ", for which the registry gave " + what
                        + " in place of an Avro schema. Check that this program asks the registry that the producer"
                        + " used, and that the producer writes Avro, then replay the record.");
    }

    @Test
    void anAnswerThatStallsIsWaitedForNoLongerThanItMayTakeAndThenNotAskedForAgainForAWhile() {
        assertThat(decode(7)).as("with classes that are loaded").isInstanceOf(Decoded.Accepted.class);
        asked.set(0);
        decode = waitingFor(MAX_TIME);
        long start = System.nanoTime();
        JobFailure why = undecodable(13);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(MAX_TIME, LONG);
        assertThat(why.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(why.problem()).contains("/schemas/ids/13", "no whole answer within PT0.3S");
        for (int i = 0; i < 50; i++) {
            JobFailure behind = undecodable(14);
            if (System.nanoTime() - start < MAX_TIME.plus(Registry.OUTAGE).toNanos()) {
                assertThat(behind.kind()).as("not asked for").isEqualTo(FailureKind.TRANSIENT);
            }
        }
        assertThat(asked).as("one answer").hasValueLessThanOrEqualTo(1);
        await().atMost(LONG).until(() -> decode(7) instanceof Decoded.Accepted);
    }

    @Test
    void whoAsksTheRegistryDoesSoElsewhere() {
        List<Runnable> asking = new ArrayList<>();
        Decode elsewhere = new Decode(
                WireDecoder.of(Job.class).withRegistry(id -> Optional.of(Job.getClassSchema()), RegistryIdWidth.FOUR),
                asking::add);
        CompletableFuture<Decoded> first = elsewhere.decode(delivery(frame(7))).toCompletableFuture();
        assertThat(first).isNotDone();
        assertThat(elsewhere.decode(delivery(Wire.encode(job())))).isCompleted();
        asking.remove(0).run();
        assertThat(first).isCompletedWithValueMatching(decoded -> decoded instanceof Decoded.Accepted);
        assertThat(elsewhere.decode(delivery(frame(7)))).as("known by now").isCompleted();
        assertThat(elsewhere.decode(delivery(null))).isCompleted();
        assertThat(asking).isEmpty();
    }

    private void answer(int id, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        server.createContext("/schemas/ids/" + id, exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void stall() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private JobFailure undecodable(int id) {
        Decoded decoded = decode(id);
        assertThat(decoded).isInstanceOf(Decoded.Undecodable.class);
        return ((Decoded.Undecodable) decoded).why();
    }

    private Decoded decode(int id) {
        return decode.decodeNow(delivery(frame(id)));
    }

    private static Job job() {
        return Job.newBuilder()
                .setJobId("j1")
                .setTask(Task.TAGGING)
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(Reference.newBuilder()
                                .setUri("file:///music/a.wav")
                                .setSha256("ab".repeat(32))
                                .setByteLength(44)
                                .build())
                        .build()))
                .build();
    }

    private static byte[] frame(int id) {
        byte[] single = Wire.encode(job());
        return ByteBuffer.allocate(1 + Integer.BYTES + single.length - HEADER)
                .put((byte) 0)
                .putInt(id)
                .put(single, HEADER, single.length - HEADER)
                .array();
    }

    private static Delivery delivery(byte @Nullable [] value) {
        return new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, 0),
                null,
                value,
                List.of(),
                Jobs.NOW,
                () -> CompletableFuture.completedFuture(null));
    }
}
