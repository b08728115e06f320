package io.ripieno.integration.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/** The broker as a process of its own. */
public final class Broker implements AutoCloseable {
    private final Program program;
    private final String bootstrapServers;

    private Broker(Program program, String bootstrapServers) {
        this.program = program;
        this.bootstrapServers = bootstrapServers;
    }

    /** Starts a broker on the port it used last with this folder, or on any free one, and waits until clients can connect. */
    public static Broker start(Path folder) {
        Path ready = folder.resolve("broker.ready");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(ready);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + folder, e);
        }
        Program program = Program.java(
                folder,
                folder.resolve("broker.out"),
                List.of(
                        "-Xmx256m",
                        "-cp",
                        Checkout.classPath("src/broker"),
                        "io.ripieno.broker.Main",
                        "--data",
                        folder.resolve("broker").toString(),
                        "--ready-file",
                        ready.toString()));
        await("the broker's ready file").atMost(Duration.ofMinutes(2)).until(() -> {
            if (!program.isAlive()) {
                throw new IllegalStateException("The broker ended with " + program.exitCode() + ":\n" + program.log());
            }
            return Files.exists(ready);
        });
        return new Broker(program, bootstrapServers(ready));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Leaves clients without an answer until {@link #thaw}. */
    public void freeze() {
        program.freeze();
    }

    public void thaw() {
        program.thaw();
    }

    public void kill() {
        program.kill();
    }

    @Override
    public void close() {
        program.close();
    }

    private static String bootstrapServers(Path ready) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(ready)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + ready, e);
        }
        return properties.getProperty("bootstrap.servers");
    }
}
