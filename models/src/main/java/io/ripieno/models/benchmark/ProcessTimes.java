package io.ripieno.models.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * CPU time in seconds, user and system, as Linux tells it in {@code /proc/PID/stat} (proc_pid_stat(5)), in steps of
 * 10 ms.
 *
 * @param self of this process
 * @param children of its child processes, those that have ended and those that run
 */
record ProcessTimes(double self, double children) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;

    /** The times up to now. */
    static ProcessTimes now() throws IOException {
        return now(() -> ProcessHandle.current().children().toList());
    }

    /** The times up to now, looked at again where a child ended in between, as its time is then counted elsewhere. */
    static ProcessTimes now(Supplier<List<ProcessHandle>> children) throws IOException {
        while (true) {
            List<Double> own = ticks("self");
            OptionalDouble running = running(children.get());
            if (running.isPresent()) {
                return new ProcessTimes(
                        (own.get(0) + own.get(1)) / TICKS_PER_SECOND,
                        (own.get(2) + own.get(3) + running.getAsDouble()) / TICKS_PER_SECOND);
            }
        }
    }

    /** Ticks of processes; empty if one of them has ended. */
    private static OptionalDouble running(List<ProcessHandle> processes) throws IOException {
        double sum = 0;
        for (ProcessHandle process : processes) {
            try {
                List<Double> ticks = ticks(Long.toString(process.pid()));
                sum += ticks.get(0) + ticks.get(1);
            } catch (IOException e) {
                if (process.isAlive()) {
                    throw e;
                }
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(sum);
    }

    ProcessTimes since(ProcessTimes before) {
        return new ProcessTimes(self - before.self, children - before.children);
    }

    ProcessTimes plus(ProcessTimes other) {
        return new ProcessTimes(self + other.self, children + other.children);
    }

    /** User and system time of a process, then those of its children that have ended. */
    private static List<Double> ticks(String process) throws IOException {
        String stat = Files.readString(Path.of("/proc", process, "stat"));
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return fields.subList(USER, USER + 4).stream().map(Double::valueOf).toList();
    }
}
