package io.ripieno.inference.device.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.BufferPool;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.device.DeviceException.Problem;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.model.GraphSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulatedDeviceTest {
    private static final GraphSpec GRAPH = SimulatedGraphs.scalar("main");

    private final BufferPool pool = new BufferPool(1 << 10);
    private final VirtualTime time = new VirtualTime();

    @Test
    void runsLoadsAndEvictionsTakeWhatIsDeclared() throws Exception {
        SimulatedDevice device = device(Behaviour.SOUND, time);
        try (GraphSession session = device.load("m@1", GRAPH, new byte[0]);
                BatchBuffers buffers = pool.borrow(GRAPH, 4)) {
            assertThat(time.nanos()).isEqualTo(2_000_000_000L);
            buffers.putInput(0, 2, new float[] {7});
            session.run(buffers, 3, new RunControl());
            float[] output = new float[1];
            buffers.getOutput(0, 2, output);
            assertThat(output[0]).isEqualTo(7);
        }
        assertThat(device.busyNanos()).isEqualTo(4_000_000 + 3 * 1_000_000);
        assertThat(device.loadNanos()).isEqualTo(2_000_000_000L);
        assertThat(device.evictNanos()).isEqualTo(500_000_000L);
        assertThat(time.nanos()).isEqualTo(2_507_000_000L);
        assertThat(device.heldBytes()).isZero();
    }

    @Test
    void theRunOfThatNumberFailsAlone() throws Exception {
        GraphSession session = device(Behaviour.failingOn(2), time).load("m@1", GRAPH, new byte[0]);
        assertThat(run(session, 0, 0)).isNull();
        assertThat(run(session, 0, 0)).isEqualTo(Problem.FAILED);
        assertThat(run(session, 0, 0)).isNull();
    }

    @Test
    void aGuiltyItemFailsItsRunWhereverItLies() throws Exception {
        GraphSession session = device(Behaviour.guilty(13), time).load("m@1", GRAPH, new byte[0]);
        assertThat(run(session, 1, 2, 3)).isNull();
        assertThat(run(session, 1, 2, 13)).isEqualTo(Problem.FAILED);
    }

    @Test
    void largeBatchesExhaustMemory() throws Exception {
        GraphSession session = device(Behaviour.exhaustedAbove(2), time).load("m@1", GRAPH, new byte[0]);
        assertThat(run(session, 0, 0)).isNull();
        assertThat(run(session, 0, 0, 0)).isEqualTo(Problem.OUT_OF_MEMORY);
    }

    @Test
    void aLostDeviceStaysLost() throws Exception {
        GraphSession session = device(Behaviour.failingOn(1).and(Behaviour.lostAt(2_010_000_000L)), time)
                .load("m@1", GRAPH, new byte[0]);
        assertThat(run(session, 0)).isEqualTo(Problem.FAILED);
        assertThat(run(session, 0)).isNull();
        assertThat(run(session, 0)).isEqualTo(Problem.DEVICE_LOST);
        assertThat(run(session, 0)).isEqualTo(Problem.DEVICE_LOST);
    }

    @Test
    void whatWasLoadedBeforeADeviceWasOpenedAnewIsLost() throws Exception {
        SimulatedDevice device = device(Behaviour.failingOn(9), time);
        GraphSession before = device.load("m@1", GRAPH, new byte[0]);
        device.reopen();
        assertThat(run(before, 0)).isEqualTo(Problem.DEVICE_LOST);
        assertThat(run(device.load("m@1", GRAPH, new byte[0]), 0)).isNull();
    }

    @Test
    void aHangingRunGoesOnUntilItIsEnded() throws Exception {
        GraphSession session = device(Behaviour.hangingOn(1), Time.real()).load("m@1", GRAPH, new byte[0]);
        RunControl control = new RunControl();
        CompletableFuture<@Nullable Problem> ended = CompletableFuture.supplyAsync(() -> run(session, control, 0));
        await().until(control::isAttached);
        assertThat(ended).isNotDone();
        control.terminate();
        assertThat(ended.get(30, TimeUnit.SECONDS)).isEqualTo(Problem.TERMINATED);
    }

    private SimulatedDevice device(Behaviour behaviour, Time of) {
        return new SimulatedDevice(
                "sim",
                of,
                (model, graph) -> new Declared(4e-3, 1e-3, 100, of == time ? 2 : 0, of == time ? 0.5 : 0),
                behaviour);
    }

    private @Nullable Problem run(GraphSession session, float... values) {
        return run(session, new RunControl(), values);
    }

    private @Nullable Problem run(GraphSession session, RunControl control, float... values) {
        try (BatchBuffers buffers = pool.borrow(GRAPH, 4)) {
            for (int i = 0; i < values.length; i++) {
                buffers.putInput(0, i, new float[] {values[i]});
            }
            session.run(buffers, values.length, control);
            return null;
        } catch (DeviceException e) {
            return e.problem();
        }
    }
}
