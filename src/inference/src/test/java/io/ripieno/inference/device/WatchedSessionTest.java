package io.ripieno.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.simulated.Behaviour;
import io.ripieno.inference.device.simulated.Declared;
import io.ripieno.inference.device.simulated.SimulatedDevice;
import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.device.simulated.Time;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedSessionTest {
    private static final GraphSpec GRAPH = SimulatedGraphs.scalar("main");

    private final Watchdog watchdog = new Watchdog(new RunLimits(10, Duration.ofMillis(50)));
    private final BatchBuffers buffers = new BufferPool(1 << 10).borrow(GRAPH, 2);

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void aRunThatHangsIsEndedAfterItsLimitAndTheNextOneRuns() throws Exception {
        WatchedSession session = watched(Behaviour.hangingOn(1));
        RunControl control = new RunControl();
        DeviceException error = catchThrowableOfType(DeviceException.class, () -> session.run(buffers, 2, control));

        assertThat(error.problem()).isEqualTo(Problem.OVERDUE);
        assertThat(error).hasMessageContaining("2 items of graph main on sim").hasMessageContaining("limit of 0.05 s");
        assertThat(control.isTerminated()).isFalse();
        session.expect(new RunCost(new TreeMap<>(Map.of(1, 100.0))));
        session.run(buffers, 1, control);
    }

    @Test
    void theLimitGrowsWithTheMeasuredCost() throws Exception {
        RunLimits limits = new RunLimits(10, Duration.ofMillis(50));
        assertThat(limits.nanos(0.001)).isEqualTo(50_000_000);
        assertThat(limits.nanos(0.1)).isEqualTo(1_000_000_000);

        WatchedSession session = watched(Behaviour.hangingOn(1));
        session.expect(new RunCost(new TreeMap<>(Map.of(1, 0.008))));
        DeviceException error =
                catchThrowableOfType(DeviceException.class, () -> session.run(buffers, 1, new RunControl()));
        assertThat(error).hasMessageContaining("limit of 0.08 s");
    }

    @Test
    void aRunIsEndedOnDemandThroughTheWatchToo() throws Exception {
        WatchedSession session = new Watchdog(RunLimits.DEFAULT)
                .watch(device(Behaviour.hangingOn(1)).load("m", GRAPH, new byte[0]), "sim");
        RunControl control = new RunControl();
        CompletableFuture<DeviceException> ended = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(DeviceException.class, () -> session.run(buffers, 1, control)));
        await().until(control::isAttached);
        control.terminate();
        assertThat(ended.get(30, TimeUnit.SECONDS).problem()).isEqualTo(Problem.TERMINATED);
    }

    @Test
    void aShortRunIsEndedInTimeAlthoughALongOneIsWatchedAlready() throws Exception {
        WatchedSession lengthy = watched(Behaviour.hangingOn(1));
        lengthy.expect(new RunCost(new TreeMap<>(Map.of(1, 100.0))));
        RunControl control = new RunControl();
        CompletableFuture<DeviceException> ended = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(DeviceException.class, () -> lengthy.run(buffers, 1, control)));
        await().until(control::isAttached);
        WatchedSession brief = watched(Behaviour.hangingOn(1));
        BatchBuffers own = new BufferPool(1 << 10).borrow(GRAPH, 1);

        CompletableFuture<DeviceException> overdue = CompletableFuture.supplyAsync(
                () -> catchThrowableOfType(DeviceException.class, () -> brief.run(own, 1, new RunControl())));
        assertThat(overdue.get(30, TimeUnit.SECONDS).problem()).isEqualTo(Problem.OVERDUE);
        assertThat(ended).isNotDone();
        control.terminate();
        assertThat(ended.get(30, TimeUnit.SECONDS).problem()).isEqualTo(Problem.TERMINATED);
    }

    private WatchedSession watched(Behaviour behaviour) throws ModelException {
        return watchdog.watch(device(behaviour).load("m", GRAPH, new byte[0]), "sim");
    }

    private static SimulatedDevice device(Behaviour behaviour) {
        return new SimulatedDevice("sim", Time.real(), (model, graph) -> new Declared(0, 0, 1, 0), behaviour);
    }
}
