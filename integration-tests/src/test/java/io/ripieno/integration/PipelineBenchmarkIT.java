package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.integration.system.Checkout;
import io.ripieno.integration.system.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison of the service with a straight loop, for an instant, with the packaged programs. */
class PipelineBenchmarkIT {
    @Test
    void bothSidesTagTheSameWindowsAndTheRatiosAreTold(@TempDir Path folder) throws Exception {
        List<String> line = List.of(
                "-Xmx512m",
                "-Dripieno.checkout=" + Checkout.root(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                Checkout.classPath("src/cli"),
                "io.ripieno.cli.Main",
                "benchmark",
                "pipeline",
                "--seconds",
                "0.1",
                "--rounds",
                "1",
                "--count",
                "1",
                "--json");
        try (Program program = Program.java(folder, folder.resolve("out"), line)) {
            await("the comparison").atMost(Duration.ofMinutes(8)).until(() -> !program.isAlive());
            String said = program.log();
            assertThat(program.exitCode()).as(said).isZero();
            JsonNode document = new ObjectMapper().readTree(said.substring(said.indexOf('{')));
            for (String key : List.of("pipeline.efficiency", "pipeline.efficiency.10s")) {
                assertThat(document.get(key).asDouble()).isPositive();
                assertThat(document.get(key + ".cpu").asDouble()).isPositive();
                assertThat(document.get(key + ".rounds")).hasSize(1);
            }
            assertThat(audioSecondsEach(document, "pipeline.efficiency"))
                    .as("midway from 60 to 600 s on a logarithmic scale")
                    .isEqualTo(190);
            assertThat(audioSecondsEach(document, "pipeline.efficiency.10s")).isEqualTo(10);
            assertThat(document.get("machine").get("cores").asInt()).isPositive();
        }
        assertThat(folder)
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("ripieno-benchmark"));
    }

    private static double audioSecondsEach(JsonNode document, String key) {
        return document.get(key + ".audioSeconds").asDouble()
                / document.get(key + ".recordings").asDouble();
    }
}
