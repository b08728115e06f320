package io.ripieno.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.integration.system.Checkout;
import io.ripieno.integration.system.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A benchmark of the packaged command line, in a process of its own. */
final class Benchmark {
    private Benchmark() {}

    /**
     * Runs it with {@code --json} and returns its document; it leaves nothing behind.
     *
     * @param folder for its temporary files
     */
    static JsonNode run(Path folder, Duration atMost, String... words) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                "-Xmx256m",
                "-Dripieno.checkout=" + Checkout.root(),
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                Checkout.classPath("src/cli"),
                "io.ripieno.cli.Main",
                "benchmark"));
        line.addAll(List.of(words));
        line.add("--json");
        try (Program program = Program.java(folder, folder.resolve("out"), line)) {
            await("the benchmark").atMost(atMost).until(() -> !program.isAlive());
            String said = program.log();
            System.out.println(said);
            assertThat(program.exitCode()).as(said).isZero();
            assertThat(folder)
                    .isDirectoryNotContaining(
                            file -> file.getFileName().toString().startsWith("ripieno-benchmark"));
            return new ObjectMapper().readTree(said.substring(said.indexOf('{')));
        }
    }
}
