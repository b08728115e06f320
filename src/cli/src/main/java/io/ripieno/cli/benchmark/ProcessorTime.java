package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Processor time of processes in seconds, user and system, as Linux tells it in {@code /proc/PID/stat}
 * (proc_pid_stat(5)), in steps of 10 ms. Other systems tell neither the time of processes that have ended nor that of
 * compilers.
 *
 * @param all of the processes, their threads that have ended, and the children of theirs that have ended
 * @param compilers of each live thread that compiles Java code, by its number
 */
record ProcessorTime(double all, Map<String, Double> compilers) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final int MOST_LOOKS = 100;
    private static final double TICKS_PER_SECOND = 100;
    /** Behind the name: user and system time of the process or thread, then those of children that have ended. */
    private static final int USER = 11;

    private static final int OWN = 2;
    private static final int WITH_CHILDREN = 4;

    /**
     * Up to now; looked at again where a process ended in between, as its time is then counted elsewhere.
     *
     * @throws CliException if there is always one that cannot be looked at
     */
    static ProcessorTime of(Supplier<Stream<ProcessHandle>> processes) {
        List<ProcessHandle> listed = List.of();
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            listed = processes.get().distinct().toList();
            Optional<ProcessorTime> sum = sum(listed);
            if (sum.isPresent()) {
                return sum.get();
            }
        }
        throw new CliException(
                "cannot read the processor time of the processes %s from %s; let this user see its own processes there"
                        .formatted(listed.stream().map(ProcessHandle::pid).toList(), PROCESSES));
    }

    ProcessorTime {
        compilers = Map.copyOf(compilers);
    }

    ProcessorTime since(ProcessorTime before) {
        Map<String, Double> spent = new HashMap<>();
        compilers.forEach((thread, seconds) -> spent.put(thread, seconds - before.compilers.getOrDefault(thread, 0.0)));
        return new ProcessorTime(all - before.all, spent);
    }

    /** What share of the time compilers take; that of threads that have ended is not known. */
    double compilersShare() {
        double seconds =
                compilers.values().stream().mapToDouble(Double::doubleValue).sum();
        return all > 0 ? seconds / all : 0;
    }

    private static Optional<ProcessorTime> sum(List<ProcessHandle> processes) {
        double all = 0;
        Map<String, Double> compilers = new HashMap<>();
        for (ProcessHandle process : processes) {
            Path folder = PROCESSES.resolve(Long.toString(process.pid()));
            if (!Files.exists(PROCESSES.resolve("self"))) {
                all += process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() * 1e-9;
                continue;
            }
            try {
                all += seconds(stat(folder), WITH_CHILDREN);
                putCompilers(folder.resolve("task"), compilers);
            } catch (IOException | DirectoryIteratorException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new ProcessorTime(all, compilers));
    }

    private static void putCompilers(Path threads, Map<String, Double> compilers) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                putIfCompiler(thread, compilers);
            }
        }
    }

    /** Threads come and go; one that is gone does no longer count. */
    private static void putIfCompiler(Path thread, Map<String, Double> compilers) {
        try {
            String stat = stat(thread);
            if (stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler")) {
                compilers.put(thread.getFileName().toString(), seconds(stat, OWN));
            }
        } catch (IOException gone) {
            compilers.remove(thread.getFileName().toString());
        }
    }

    private static String stat(Path folder) throws IOException {
        return Files.readString(folder.resolve("stat"));
    }

    private static double seconds(String stat, int fields) {
        String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 0; i < fields; i++) {
            ticks += Long.parseLong(behindName[USER + i]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
