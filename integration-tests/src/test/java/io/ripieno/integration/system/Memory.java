package io.ripieno.integration.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Watches the resident memory of a program and its child processes, ten times a second; Linux only. */
public final class Memory implements AutoCloseable {
    private static final long KIB = 1024;

    private final long pid;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile long peakOfAll;
    private volatile long peakOfProgram;
    private volatile long peakOfOneChild;

    public Memory(long pid) {
        this.pid = pid;
        clock.scheduleWithFixedDelay(this::look, 0, 100, TimeUnit.MILLISECONDS);
    }

    /** Bytes of all processes together; what they share counts for each. */
    public long peakOfAll() {
        return peakOfAll;
    }

    public long peakOfProgram() {
        return peakOfProgram;
    }

    public long peakOfOneChild() {
        return peakOfOneChild;
    }

    /** Begins a new peak. */
    public void forget() {
        peakOfAll = 0;
        peakOfProgram = 0;
        peakOfOneChild = 0;
    }

    @Override
    public String toString() {
        return "%d MiB in all, service %d MiB, largest decode worker %d MiB"
                .formatted(peakOfAll >> 20, peakOfProgram >> 20, peakOfOneChild >> 20);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void look() {
        long program = resident(pid);
        long[] children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(child -> resident(child.pid()))
                .toArray();
        long all = program;
        for (long child : children) {
            all += child;
            peakOfOneChild = Math.max(peakOfOneChild, child);
        }
        peakOfAll = Math.max(peakOfAll, all);
        peakOfProgram = Math.max(peakOfProgram, program);
    }

    private static long resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException ended) {
            return 0;
        }
    }
}
