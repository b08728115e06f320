package io.ripieno.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.inference.batch.FakeDevice;
import io.ripieno.inference.device.BatchBuffers;
import io.ripieno.inference.device.EquippedDevice;
import io.ripieno.inference.device.GraphSession;
import io.ripieno.inference.device.RunControl;
import io.ripieno.inference.device.SessionCache;
import io.ripieno.inference.device.SessionListener;
import io.ripieno.inference.device.simulated.SimulatedGraphs;
import io.ripieno.inference.model.GraphSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LostSessionsTest {
    @Test
    void aLossIsToldBeforeADriverIsAskedToCloseWhatTheDeviceHeld() throws Exception {
        List<String> order = new ArrayList<>();
        FakeDevice gpu = FakeDevice.gpu(0);
        SessionCache cache = new SessionCache(gpu.name(), 100, System::nanoTime, SessionListener.NONE);
        GraphSpec graph = SimulatedGraphs.scalar("main");
        cache.add("a", graph, 10, () -> new Noted(graph, order))
                .acquire(new RunControl())
                .close();

        new LostSessions(List.of(new EquippedDevice(gpu, cache)), new SessionListener() {
                    @Override
                    public void onLost(String device, String why) {
                        order.add("told");
                    }
                })
                .onLost(gpu.name(), "It fell off the bus.");

        assertThat(order).containsExactly("told", "closed");
    }

    private record Noted(GraphSpec graph, List<String> order) implements GraphSession {
        @Override
        public void run(BatchBuffers buffers, int items, RunControl control) {
            order.add("ran");
        }

        @Override
        public void close() {
            order.add("closed");
        }
    }
}
