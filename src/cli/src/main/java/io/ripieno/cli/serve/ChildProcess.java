package io.ripieno.cli.serve;

import io.ripieno.cli.CliException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A program that we start, watch and stop. What it says goes to its log; its standard input ends with this process.
 *
 * <p>It ignores the interrupt that Ctrl-C sends to everything in a terminal, so that children are stopped by us alone,
 * in the right order.
 */
final class ChildProcess {
    private static final String DEAF_TO_CTRL_C = "trap '' INT HUP; exec \"$@\"";
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a command; the log of its last run is kept beside the new one as {@code .1}.
     *
     * @param name for messages, such as {@code the service}
     * @throws CliException if it cannot be started
     */
    static ChildProcess start(String name, List<String> command, Path log) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", DEAF_TO_CTRL_C, "sh"));
        line.addAll(command);
        try {
            if (Files.exists(log)) {
                Files.move(log, Path.of(log + ".1"), StandardCopyOption.REPLACE_EXISTING);
            }
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new ChildProcess(name, process, log);
        } catch (IOException e) {
            throw new CliException("cannot start %s: %s".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * Waits until the condition holds.
     *
     * @throws CliException with the end of the log if the process ends before or the time is up
     */
    void awaitReady(BooleanSupplier ready, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!ready.getAsBoolean()) {
            if (ended(GLANCE)) {
                throw new CliException(obituary());
            }
            if (System.nanoTime() > end) {
                throw new CliException(
                        "%s was not ready after %d s; %s".formatted(name, timeout.toSeconds(), lastWords()));
            }
        }
    }

    /** Asks it to end, and ends it if it has not after the time of grace; says whether it ended by itself. */
    boolean stop(Duration grace) {
        process.destroy();
        boolean graceful = ended(grace);
        if (!graceful) {
            process.destroyForcibly();
            ended(Duration.ofSeconds(10));
        }
        return graceful;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    CompletableFuture<ChildProcess> onEnd() {
        return process.onExit().thenApply(ended -> this);
    }

    Path log() {
        return log;
    }

    /** That it ended, how, and its last words. */
    String obituary() {
        return "%s ended unexpectedly (exit code %d); %s".formatted(name, process.exitValue(), lastWords());
    }

    /** The end of its log and where the rest is. */
    String lastWords() {
        List<String> lines = tail();
        return lines.isEmpty()
                ? "its log %s is empty".formatted(log)
                : "its log %s ends:%n  %s".formatted(log, String.join(System.lineSeparator() + "  ", lines));
    }

    private List<String> tail() {
        try {
            String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            List<String> lines = text.lines().toList();
            return lines.subList(Math.max(0, lines.size() - 12), lines.size());
        } catch (IOException e) {
            return List.of("(cannot be read: %s)".formatted(e));
        }
    }

    private boolean ended(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException("interrupted while waiting for %s".formatted(name), e);
        }
    }
}
