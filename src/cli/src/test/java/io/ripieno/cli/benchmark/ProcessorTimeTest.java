package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ripieno.cli.CliException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
    /** Starts a shell that counts far once it is told to, and lives on once that has ended. */
    private static final String PARENT_OF_ONE_THAT_ENDS =
            "read go; sh -c 'i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done'; echo ended; read line";

    @BeforeEach
    void linux() {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/stat")), "times of threads are not told here");
    }

    @Test
    void whatAProcessTookThatHasEndedCountsForTheOneThatStartedIt() throws Exception {
        Process parent = new ProcessBuilder("sh", "-c", PARENT_OF_ONE_THAT_ENDS).start();
        try {
            ProcessorTime before = ProcessorTime.of(() -> withDescendants(parent));
            parent.outputWriter().append("go\n").flush();
            assertThat(parent.inputReader().readLine()).isEqualTo("ended");
            ProcessorTime spent =
                    ProcessorTime.of(() -> withDescendants(parent)).since(before);
            assertThat(spent.all()).isGreaterThan(0.02);
            assertThat(spent.compilersShare()).as("of a shell").isZero();
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void aProcessThatEndsAfterItWasListedIsLookedForAnew() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor()).isZero();
        ProcessHandle own = ProcessHandle.current();
        Deque<List<ProcessHandle>> listed = new ArrayDeque<>(List.of(List.of(own, ended.toHandle()), List.of(own)));
        ProcessorTime time = ProcessorTime.of(() -> Objects.requireNonNull(listed.poll()).stream());
        assertThat(listed).isEmpty();
        assertThat(time.all()).isPositive();
    }

    @Test
    void aProcessThatCanNeverBeLookedAtIsNamed() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        assertThat(ended.waitFor()).isZero();
        assertThatThrownBy(() -> ProcessorTime.of(() -> Stream.of(ended.toHandle())))
                .isInstanceOf(CliException.class)
                .hasMessageContaining("[" + ended.pid() + "]");
    }

    @Test
    void compilersOfThisProcessAreAPartOfItsTime() {
        ProcessorTime time = ProcessorTime.of(() -> Stream.of(ProcessHandle.current()));
        assertThat(time.compilers()).isNotEmpty();
        assertThat(time.compilersShare()).isPositive().isLessThan(1);
    }

    private static Stream<ProcessHandle> withDescendants(Process parent) {
        return Stream.concat(Stream.of(parent.toHandle()), parent.descendants());
    }
}
