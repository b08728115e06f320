package io.ripieno.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.cli.Places;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltProgramsTest {
    @TempDir
    Path checkout;

    @Test
    void theServiceIsToldWhereEverythingIs() throws Exception {
        Path jar = checkout.resolve("src/service/target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        Files.createFile(jar);
        var settings = new SystemSettings(
                "serve", new DataHome(Path.of("/d")), Path.of("/m"), List.of(Path.of("/a,b"), Path.of("/c")), 0, 0);
        List<String> line = new BuiltPrograms(new Places(checkout, Optional.empty()))
                .service(settings, "127.0.0.1:9", URI.create("http://127.0.0.1:8"));
        assertThat(line)
                .contains(
                        "-Dkafka.bootstrap.servers=127.0.0.1:9",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=8",
                        "-Dripieno.models.repository=/m",
                        "-Dripieno.models.costs=/d/costs.json",
                        "-Dripieno.blobs.directory=/d/blobs",
                        "-Dripieno.scratch.directory=/d/scratch",
                        "-Dripieno.files.roots=/a\\,b,/c")
                .endsWith("-jar", jar.toString(), "--exit-with-parent");
    }

    @Test
    void theBrokerEndsWithUs() throws Exception {
        Files.createDirectories(checkout.resolve("src/broker/target/lib"));
        List<String> line =
                new BuiltPrograms(new Places(checkout, Optional.empty())).broker(new DataHome(Path.of("/d")), 9092);
        assertThat(line)
                .containsSubsequence("io.ripieno.broker.Main", "--data", "/d/broker", "--port", "9092")
                .endsWith("--exit-with-parent");
    }
}
