package io.ripieno.cli.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class MemoryWatchTest {
    @Test
    void aProcessIsSeenWithThoseItStartedAndHowFarItsWorkIs() throws Exception {
        Process sleeper = new ProcessBuilder("sleep", "60").start();
        try (MemoryWatch watch = new MemoryWatch(ProcessHandle.current(), () -> 0.5)) {
            await().until(() -> watch.looks().size() >= 2);
            assertThat(watch.looks()).allSatisfy(look -> {
                assertThat(look.progress()).isEqualTo(0.5);
                assertThat(look.program()).isGreaterThan(Runtime.getRuntime().totalMemory() / 100);
                assertThat(look.workers()).isPositive();
                assertThat(look.all()).isEqualTo(look.program() + look.workers());
            });
        } finally {
            sleeper.destroyForcibly();
        }
    }
}
