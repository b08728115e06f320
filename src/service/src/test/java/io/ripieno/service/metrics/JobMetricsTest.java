package io.ripieno.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class JobMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final JobMetrics metrics = new JobMetrics(registry);
    private final AtomicLong number = new AtomicLong(1);

    @Test
    void numbersAreReadOnWhenNobodyElseHoldsWhatReadsThem() {
        metrics.count("counted", "What only grows", () -> number.get(), "task", "tagging");
        metrics.gauge("gauged", "What comes and goes", () -> number.get());
        collectGarbage();
        number.set(7);
        assertThat(registry.get("counted")
                        .tag("task", "tagging")
                        .functionCounter()
                        .count())
                .isEqualTo(7);
        assertThat(registry.get("gauged").gauge().value()).isEqualTo(7);
    }

    private static void collectGarbage() {
        WeakReference<Object> unheld = new WeakReference<>(new Object());
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            System.gc();
            return unheld.get() == null;
        });
    }
}
