package io.ripieno.cli.serve;

import java.nio.file.Path;
import java.util.List;

/**
 * How a broker and a service are to be started.
 *
 * @param command which command runs them
 * @param data where they keep what they know
 * @param models the repository of models
 * @param roots the folders whose recordings may be read
 * @param kafkaPort for Kafka clients; 0 for a free one
 * @param httpPort for the service; 0 for a free one
 */
public record SystemSettings(
        String command, DataHome data, Path models, List<Path> roots, int kafkaPort, int httpPort) {
    public SystemSettings {
        models = models.toAbsolutePath().normalize();
        roots = roots.stream()
                .map(root -> root.toAbsolutePath().normalize())
                .distinct()
                .toList();
    }
}
