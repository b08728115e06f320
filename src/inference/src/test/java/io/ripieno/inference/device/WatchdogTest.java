package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.model.GraphSpec;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WatchdogTest {
    private static final Duration LIMIT = Duration.ofMillis(50);

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Watchdog watchdog = watchdog(LIMIT);

    private Watchdog watchdog(Duration limit) {
        return new Watchdog(new RunLimits(10, limit), new SessionListener() {
            @Override
            public void onHang(String device, String what, Step step, Duration since) {
                told.add(step + " of " + what + " on " + device + " since " + since);
            }
        });
    }

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void aStepThatHangsIsToldOnce() {
        try (Watchdog.Call call = watchdog.begin("gpu:0", "m@1/main", SessionListener.Step.LOAD)) {
            await().until(() -> !told.isEmpty());
            await().during(LIMIT.multipliedBy(3)).until(() -> told.size() == 1);
        }
        assertThat(told).containsExactly("LOAD of m@1/main on gpu:0 since PT0.05S");
    }

    @Test
    void aStepThatEndsInTimeIsNotTold() {
        Duration limit = Duration.ofSeconds(2);
        try (Watchdog patient = watchdog(limit)) {
            patient.begin("gpu:0", "m@1/main", SessionListener.Step.LOAD).close();
            await().during(limit.plus(LIMIT)).until(told::isEmpty);
        }
    }

    @Test
    void aCloseThatHangsIsTold() {
        GraphSpec graph = SimulatedGraphs.scalar("main");
        watchdog.watch(new SlowToClose(graph, told), "gpu:0", "m@1/main").close();
        assertThat(told).containsExactly("CLOSE of m@1/main on gpu:0 since PT0.05S");
    }

    /** Closes once that was told. */
    private record SlowToClose(GraphSpec graph, List<String> told) implements GraphSession {
        @Override
        public void run(BatchBuffers buffers, int items, RunControl control) {
            throw new IllegalStateException("It is only closed here.");
        }

        @Override
        public void close() {
            await().until(() -> !told.isEmpty());
        }
    }
}
