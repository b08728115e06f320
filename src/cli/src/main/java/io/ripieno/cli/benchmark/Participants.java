package io.ripieno.cli.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of both sides: the broker and the service with what they started, and this one with what else it started.
 * Their processor time is as the system tells it; that of a process that ends during a run is missing.
 */
final class Participants {
    private final Set<ProcessHandle> roots;

    private Participants(Set<ProcessHandle> roots) {
        this.roots = roots;
    }

    /** Processor time by process. */
    record Times(Map<Long, Duration> byProcess) {
        private static Times of(Stream<ProcessHandle> processes) {
            return new Times(processes.distinct().collect(Collectors.toMap(ProcessHandle::pid, process -> process.info()
                    .totalCpuDuration()
                    .orElse(Duration.ZERO))));
        }

        double secondsSince(Times before) {
            return byProcess.entrySet().stream()
                    .mapToDouble(now -> now.getValue()
                                    .minus(before.byProcess.getOrDefault(now.getKey(), Duration.ZERO))
                                    .toNanos()
                            * 1e-9)
                    .sum();
        }
    }

    /** The children of this process that are not among those of before are the service's side. */
    static Participants startedSince(Set<ProcessHandle> before) {
        return new Participants(
                children().stream().filter(child -> !before.contains(child)).collect(Collectors.toSet()));
    }

    static Set<ProcessHandle> children() {
        return ProcessHandle.current().children().collect(Collectors.toSet());
    }

    /** Of the broker, the service and its decode workers. */
    Times service() {
        return Times.of(withDescendants(roots.stream()));
    }

    /** Of this process and its decode workers. */
    Times own() {
        return Times.of(Stream.concat(
                Stream.of(ProcessHandle.current()),
                withDescendants(children().stream().filter(child -> !roots.contains(child)))));
    }

    private static Stream<ProcessHandle> withDescendants(Stream<ProcessHandle> processes) {
        return processes
                .map(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(Function.identity());
    }
}
