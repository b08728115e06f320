package io.ripieno.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
        assertThat(registry.get("ripieno.model.load").tags(tags).timer().count()).isEqualTo(2);
        assertThat(registry.get("ripieno.model.load").tags(tags).timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(0.75);
        assertThat(registry.get("ripieno.model.evictions").tags(tags).counter().count())
                .isEqualTo(1);
    }
}
