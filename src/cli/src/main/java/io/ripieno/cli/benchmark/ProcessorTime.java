package io.ripieno.cli.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Processor time of processes in seconds, user and system, as Linux tells it in {@code /proc/PID/stat}
 * (proc_pid_stat(5)), in steps of 10 ms. Other systems tell neither the time of processes that have ended nor that of
 * compilers.
 *
 * @param all of the processes, their threads that have ended, and the children of theirs that have ended
 * @param compilers of threads that compile Java code
 */
record ProcessorTime(double all, double compilers) {
    private static final Path PROCESSES = Path.of("/proc");
    private static final double TICKS_PER_SECOND = 100;
    /** Behind the name: user and system time of the process or thread, then those of children that have ended. */
    private static final int USER = 11;

    private static final int OWN = 2;
    private static final int WITH_CHILDREN = 4;

    /** Up to now; looked at again where a process ended in between, as its time is then counted elsewhere. */
    static ProcessorTime of(Supplier<Stream<ProcessHandle>> processes) {
        while (true) {
            Optional<ProcessorTime> sum = sum(processes.get().distinct().toList());
            if (sum.isPresent()) {
                return sum.get();
            }
        }
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(all - before.all, compilers - before.compilers);
    }

    /** What share of the time compilers take; that of processes that have ended is not known. */
    double compilersShare() {
        return all > 0 ? Math.max(0, compilers / all) : 0;
    }

    private static Optional<ProcessorTime> sum(List<ProcessHandle> processes) {
        double all = 0;
        double compilers = 0;
        for (ProcessHandle process : processes) {
            Path folder = PROCESSES.resolve(Long.toString(process.pid()));
            if (!Files.exists(PROCESSES.resolve("self"))) {
                all += process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() * 1e-9;
                continue;
            }
            try {
                all += seconds(stat(folder), WITH_CHILDREN);
                compilers += ofCompilers(folder.resolve("task"));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new ProcessorTime(all, compilers));
    }

    private static double ofCompilers(Path threads) throws IOException {
        double seconds = 0;
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                seconds += ofCompiler(thread);
            }
        }
        return seconds;
    }

    /** Threads come and go; one that is gone does no longer count. */
    private static double ofCompiler(Path thread) {
        try {
            String stat = stat(thread);
            return stat.contains("(C1 Compiler") || stat.contains("(C2 Compiler") ? seconds(stat, OWN) : 0;
        } catch (IOException gone) {
            return 0;
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
