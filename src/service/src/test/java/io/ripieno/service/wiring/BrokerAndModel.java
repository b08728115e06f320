package io.ripieno.service.wiring;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.ripieno.broker.BrokerServer;
import io.ripieno.broker.BrokerSettings;
import io.ripieno.service.TinyModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker in this process, a repository with a quick and a slow tiny model, and empty folders for everything else. */
public final class BrokerAndModel implements QuarkusTestResourceLifecycleManager {
    static final String INPUTS = "test.inputs";

    private @Nullable Path folder;
    private @Nullable BrokerServer broker;

    @Override
    public Map<String, String> start() {
        try {
            Path root = Files.createTempDirectory("ripieno-service");
            folder = root;
            TinyModel.install(root.resolve("models"));
            TinyModel.installSlow(root.resolve("models"));
            Path inputs = Files.createDirectories(root.resolve("inputs"));
            BrokerServer started = new BrokerServer(BrokerSettings.in(root.resolve("broker")));
            started.start();
            broker = started;
            return Map.ofEntries(
                    Map.entry("kafka.bootstrap.servers", started.bootstrapServers()),
                    Map.entry(
                            "ripieno.models.repository", root.resolve("models").toString()),
                    Map.entry("ripieno.models.costs", root.resolve("costs.json").toString()),
                    Map.entry("ripieno.blobs.directory", root.resolve("blobs").toString()),
                    Map.entry(
                            "ripieno.scratch.directory", root.resolve("scratch").toString()),
                    Map.entry("ripieno.files.roots", inputs.toString()),
                    Map.entry("ripieno.jobs.pause", "PT0.05S"),
                    Map.entry("quarkus.http.test-port", "0"),
                    Map.entry("quarkus.log.level", "WARN"),
                    Map.entry("quarkus.log.category.\"io.ripieno\".level", "INFO"),
                    Map.entry(INPUTS, inputs.toString()));
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("The broker or the model for the test could not be made.", e);
        }
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (folder != null) {
            try (Stream<Path> tree = Files.walk(folder)) {
                tree.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
