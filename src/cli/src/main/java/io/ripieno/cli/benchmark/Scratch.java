package io.ripieno.cli.benchmark;

import io.ripieno.cli.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A folder for the time of a benchmark. A program that is told to end (Ctrl-C) waits until the benchmark has noticed
 * and removed it.
 */
final class Scratch implements AutoCloseable {
    /** Longer than a service is given to end. */
    private static final Duration GRACE = Duration.ofSeconds(60);

    private final Terminal terminal;
    private final Path folder;
    private final CountDownLatch removed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::awaitRemoval, "scratch");

    private Scratch(Terminal terminal, Path folder) {
        this.terminal = terminal;
        this.folder = folder;
    }

    static Scratch open(Terminal terminal) throws IOException {
        Scratch scratch = new Scratch(
                terminal, Files.createTempDirectory("ripieno-benchmark").toRealPath());
        Runtime.getRuntime().addShutdownHook(scratch.hook);
        return scratch;
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            remove();
        } finally {
            removed.countDown();
            unhook();
        }
    }

    private void remove() throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private void unhook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The hook waited for this.
        }
    }

    /** What the end of the program waits for. */
    void awaitRemoval() {
        try {
            if (!removed.await(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                terminal.note(
                        "The benchmark goes on after %d s; remove %s by hand.".formatted(GRACE.toSeconds(), folder));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
