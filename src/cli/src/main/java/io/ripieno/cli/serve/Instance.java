package io.ripieno.cli.serve;

import io.ripieno.cli.CliException;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * A running broker and service, as others find it in the data directory.
 *
 * @param command which command runs it, {@code serve} or {@code demo}
 * @param bootstrapServers where Kafka clients connect
 * @param http where the service answers
 * @param roots the folders whose recordings the service may read
 */
public record Instance(String command, String bootstrapServers, URI http, List<Path> roots) {
    private static final Duration GLANCE = Duration.ofMillis(100);

    public Instance {
        roots = List.copyOf(roots);
    }

    /** Whether the service may read the file. */
    public boolean mayRead(Path file) {
        return roots.stream().anyMatch(root -> file.startsWith(root) || file.startsWith(real(root)));
    }

    /** Where a root really lies; the root itself if that cannot be told. */
    private static Path real(Path root) {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            return root;
        }
    }

    /** Written whole or not at all. */
    void write(DataHome data) {
        var properties = new Properties();
        properties.setProperty("command", command);
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("http", http.toString());
        properties.setProperty(
                "roots", roots.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        Path part = data.root().resolve("instance.part");
        try {
            var text = new StringWriter();
            properties.store(text, null);
            Files.writeString(part, text.toString());
            Files.move(part, data.instance(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CliException("cannot write %s (%s); make it writable".formatted(data.instance(), e), e);
        }
    }

    /**
     * The instance, once it is ready.
     *
     * @throws CliException if there is none within the time
     */
    public static Instance await(DataHome data, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<Instance> found = read(data);
        while (found.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(GLANCE.toNanos());
            found = read(data);
        }
        return found.orElseThrow(
                () -> new CliException("the ripieno that runs on %s was not ready after %d s; see %s, or stop it"
                        .formatted(data.root(), patience.toSeconds(), data.logs())));
    }

    /** The instance, or nothing if there is none yet or any more. */
    public static Optional<Instance> read(DataHome data) {
        Path file = data.instance();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            List<Path> roots = Arrays.stream(properties.getProperty("roots", "").split(File.pathSeparator))
                    .filter(root -> !root.isEmpty())
                    .map(Path::of)
                    .toList();
            return Optional.of(new Instance(
                    properties.getProperty("command", ""),
                    properties.getProperty("bootstrap.servers", ""),
                    URI.create(properties.getProperty("http", "")),
                    roots));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }
}
