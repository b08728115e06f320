package io.ripieno.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripieno.inference.device.SessionListener.Step;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EngineMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void countsLoadsAndEvictionsOfEachGraph() {
        EngineMetrics metrics = new EngineMetrics(registry);
        metrics.onLoad("gpu0", "separator@2/encoder", 0.5, 1 << 20);
        metrics.onLoad("gpu0", "separator@2/encoder", 0.25, 1 << 20);
        metrics.onEviction("gpu0", "separator@2/encoder", 1 << 20);
        String[] tags = {"model", "separator@2", "graph", "encoder", "device", "gpu0"};
        assertThat(registry.get("ripieno.model.load").tags(tags).timer().count())
                .isEqualTo(2);
        assertThat(registry.get("ripieno.model.load").tags(tags).timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(0.75);
        assertThat(registry.get("ripieno.model.evictions").tags(tags).counter().count())
                .isEqualTo(1);
    }

    @Test
    void countsWhatADriverHangsAt() {
        new EngineMetrics(registry).onHang("gpu0", "separator@2/encoder", Step.CLOSE, Duration.ofSeconds(30));
        assertThat(registry.get("ripieno.model.hangs")
                        .tags("model", "separator@2", "graph", "encoder", "device", "gpu0", "step", "close")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsFailedLoadsAndOutagesOfDevices() {
        EngineMetrics metrics = new EngineMetrics(registry);
        metrics.onLoadFailure("gpu0", "separator@2/encoder", "no memory", Duration.ofSeconds(1));
        metrics.onLost("gpu0", "it fell off the bus");
        metrics.onReopened("gpu0", Duration.ofSeconds(90));
        assertThat(registry.get("ripieno.model.load.failures")
                        .tag("model", "separator@2")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ripieno.device.losses")
                        .tag("device", "gpu0")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("ripieno.device.outage")
                        .tag("device", "gpu0")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(90);
    }
}
