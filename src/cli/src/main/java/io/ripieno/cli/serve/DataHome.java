package io.ripieno.cli.serve;

import io.ripieno.cli.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The data directory of the embedded default.
 *
 * @param root absolute; created by {@link #create}
 */
public record DataHome(Path root) {
    public DataHome {
        root = root.toAbsolutePath().normalize();
    }

    /** Records and offsets. */
    public Path broker() {
        return root.resolve("broker");
    }

    /** Outcomes and artefacts. */
    public Path blobs() {
        return root.resolve("blobs");
    }

    /** Inputs while they are worked on. */
    public Path scratch() {
        return root.resolve("scratch");
    }

    /** What runs of models cost. */
    public Path costs() {
        return root.resolve("costs.json");
    }

    /** What the two processes say. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Written by the broker when clients can connect. */
    Path brokerReady() {
        return root.resolve("broker-ready.properties");
    }

    Path lock() {
        return root.resolve("instance.lock");
    }

    Path instance() {
        return root.resolve("instance.properties");
    }

    /** @throws CliException if it cannot be written */
    DataHome create() {
        try {
            Files.createDirectories(logs());
            Files.createDirectories(blobs());
            return this;
        } catch (IOException e) {
            throw new CliException(
                    "cannot write the data directory %s (%s); make it writable or choose another with --data DIR"
                            .formatted(root, e),
                    e);
        }
    }
}
