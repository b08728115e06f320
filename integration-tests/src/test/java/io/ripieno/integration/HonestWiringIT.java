package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripieno.integration.system.Broker;
import io.ripieno.integration.system.Checkout;
import io.ripieno.integration.system.Service;
import io.ripieno.integration.system.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is broken is seen by the one who should see it, with a message that says what to do. */
class HonestWiringIT {
    @Test
    void healthNamesTheBrokerWhenItIsGoneAndRecoversWhenItIsBack(@TempDir Path folder) {
        Path kafka = folder.resolve("kafka");
        Broker broker = Broker.start(kafka);
        Topics.create(broker.bootstrapServers(), 1);
        try (Service service = Service.start(folder.resolve("service"), broker.bootstrapServers(), folder, Map.of())
                .awaitReady()) {
            broker.kill();
            await("readiness turns red").atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
                Service.Health health = service.ready();
                assertThat(health.status()).isEqualTo(503);
                assertThat(health.body()).contains(broker.bootstrapServers());
            });
            assertThat(service.isAlive()).isTrue();
            Broker again = Broker.start(kafka);
            try {
                assertThat(again.bootstrapServers()).isEqualTo(broker.bootstrapServers());
                await("readiness turns green")
                        .atMost(Duration.ofMinutes(2))
                        .until(() -> service.ready().status() == 200);
            } finally {
                service.close();
                again.close();
            }
        } finally {
            broker.close();
        }
    }

    @Test
    void aModelWithOneByteChangedIsRefusedAtLoadNamingTheFileAndBothDigests(@TempDir Path folder) throws IOException {
        Path repository = folder.resolve("models");
        copy(Checkout.models(), repository);
        Path graph;
        try (Stream<Path> files = Files.walk(repository)) {
            graph = files.filter(file -> file.toString().endsWith(".onnx"))
                    .max(Comparator.comparingInt(file -> version(repository, file)))
                    .orElseThrow();
        }
        byte[] bytes = Files.readAllBytes(graph);
        bytes[bytes.length / 2] ^= 1;
        Files.write(graph, bytes);

        try (Broker broker = Broker.start(folder.resolve("kafka"))) {
            Topics.create(broker.bootstrapServers(), 1);
            try (Service service = Service.start(
                    folder.resolve("service"),
                    broker.bootstrapServers(),
                    folder,
                    Map.of("ripieno.models.repository", repository.toString()))) {
                await("the complaint").atMost(Duration.ofMinutes(2)).untilAsserted(() -> assertThat(service.log())
                        .contains(graph.getFileName().toString())
                        .contains("SHA-256"));
                await("its end").atMost(Duration.ofMinutes(2)).until(() -> !service.isAlive());
                assertThat(service.exitCode()).isEqualTo(1);
            }
        }
    }

    /** Of a graph at {@code model/version/file}; the newest is loaded. */
    private static int version(Path repository, Path graph) {
        return Integer.parseInt(repository.relativize(graph).getName(1).toString());
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.toList();
        }
        for (Path path : paths) {
            Files.copy(path, to.resolve(from.relativize(path).toString()));
        }
    }
}
