package io.ripieno.cli.benchmark;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes of both sides: the broker and the service with what they started, and this one with what else it started.
 * What ends during a run counts as well, as its time goes to the process that started it.
 */
final class Participants {
    private final Set<ProcessHandle> roots;

    private Participants(Set<ProcessHandle> roots) {
        this.roots = roots;
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
    ProcessorTime service() {
        return ProcessorTime.of(() -> withDescendants(roots.stream()));
    }

    /** Of this process and its decode workers. */
    ProcessorTime own() {
        return ProcessorTime.of(() -> Stream.concat(
                Stream.of(ProcessHandle.current()),
                withDescendants(children().stream().filter(child -> !roots.contains(child)))));
    }

    private static Stream<ProcessHandle> withDescendants(Stream<ProcessHandle> processes) {
        return processes
                .filter(ProcessHandle::isAlive)
                .map(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(Function.identity());
    }
}
