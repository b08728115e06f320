package io.ripieno.service.edge;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
    private static final int HEADER = 10;

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Decode decode;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] schema = new ObjectMapper()
                .writeValueAsString(Map.of("schema", Job.getClassSchema().toString()))
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/schemas/ids/7", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, schema.length);
            exchange.getResponseBody().write(schema);
            exchange.close();
        });
        server.createContext("/schemas/ids/500", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        server.start();
        decode = new Decode(WireDecoder.of(Job.class)
                .withRegistry(
                        new Registry(URI.create(
                                "http://127.0.0.1:" + server.getAddress().getPort() + "/")),
                        RegistryIdWidth.FOUR));
    }

    @AfterEach
    void stop() {
        server.stop(0);
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

    private JobFailure undecodable(int id) {
        Decoded decoded = decode(id);
        assertThat(decoded).isInstanceOf(Decoded.Undecodable.class);
        return ((Decoded.Undecodable) decoded).why();
    }

    private Decoded decode(int id) {
        byte[] single = Wire.encode(Job.newBuilder()
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
                .build());
        byte[] frame = ByteBuffer.allocate(1 + Integer.BYTES + single.length - HEADER)
                .put((byte) 0)
                .putInt(id)
                .put(single, HEADER, single.length - HEADER)
                .array();
        return decode.decode(new Delivery(
                new Origin("ripieno.tagging.jobs.v1", 0, 0),
                null,
                frame,
                List.of(),
                Jobs.NOW,
                () -> CompletableFuture.completedFuture(null)));
    }
}
