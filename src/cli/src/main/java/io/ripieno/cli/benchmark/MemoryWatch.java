package io.ripieno.cli.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * Watches the resident memory of a process and of those that it started, twenty times a second, as Linux tells it in
 * {@code /proc/PID/status} (proc_pid_status(5)).
 */
final class MemoryWatch implements AutoCloseable {
    private static final long KIB = 1024;
    private static final long PERIOD_MILLIS = 50;

    private final ProcessHandle program;
    private final DoubleSupplier progress;
    private final List<Look> looks = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> looking;
    private final LongAdder missed = new LongAdder();

    /**
     * What was resident at a moment.
     *
     * @param progress of the work, from 0 to 1
     * @param program bytes of the process itself
     * @param workers bytes of those that it started, together
     */
    record Look(double progress, long program, long workers) {
        long all() {
            return program + workers;
        }
    }

    /** @param progress of the work, from 0 to 1 */
    MemoryWatch(ProcessHandle program, DoubleSupplier progress) {
        this.program = program;
        this.progress = progress;
        this.looking = clock.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** All looks so far, in order. */
    List<Look> looks() {
        synchronized (looks) {
            return List.copyOf(looks);
        }
    }

    /** Processes may end while they are looked at; what is seen next time counts then. */
    private void look() {
        try {
            long workers = program.descendants()
                    .mapToLong(process -> resident(process.pid()))
                    .sum();
            Look look = new Look(progress.getAsDouble(), resident(program.pid()), workers);
            synchronized (looks) {
                looks.add(look);
            }
        } catch (RuntimeException e) {
            missed.increment();
        }
    }

    /** Looks that failed. */
    long missed() {
        return missed.sum();
    }

    /** Bytes; 0 if the process has ended. */
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

    @Override
    public void close() {
        looking.cancel(false);
        clock.shutdown();
    }
}
