package io.ripieno.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.batch.ReleaseReason;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BatchMetricsTest {
    private static final BatchKey KEY = new BatchKey("tagger@1", "main", "1x96x500");
    private static final long MILLI = 1_000_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BatchMetrics metrics = new BatchMetrics(registry);

    @Test
    void splitsWhatBatchesSpend() {
        metrics.onBatch(report("gpu0", ReleaseReason.FULL, 8, 0, 0, 1, 0, 0, 0));
        metrics.onBatch(report("gpu0", ReleaseReason.IDLE, 4, 1, 2, 5, 3, 700 * MILLI, 2));

        assertThat(counter("ripieno.batches", "reason", "full")).isEqualTo(1);
        assertThat(counter("ripieno.batches", "reason", "idle")).isEqualTo(1);
        assertThat(counter("ripieno.batches", "reason", "delay")).isZero();
        assertThat(counter("ripieno.batch.windows", "end", "done")).isEqualTo(8 + 1);
        assertThat(counter("ripieno.batch.windows", "end", "failed")).isEqualTo(1);
        assertThat(counter("ripieno.batch.windows", "end", "requeued")).isEqualTo(2);
        assertThat(counter("ripieno.batch.runs")).isEqualTo(6);
        assertThat(counter("ripieno.batch.runs.failed")).isEqualTo(3);
        assertThat(counter("ripieno.batch.evictions")).isEqualTo(2);
        assertThat(counter("ripieno.batch.queue.seconds")).as("20 ms each").isCloseTo(12 * 0.020, within(1e-9));
        assertThat(registry.get("ripieno.batch.fill").summary().totalAmount()).isEqualTo(1.5);
        assertThat(registry.get("ripieno.batch.jobs").summary().count()).isEqualTo(2);
        assertThat(millis("wait")).isEqualTo(60);
        assertThat(millis("session")).isEqualTo(2 * 800);
        assertThat(millis("load")).isEqualTo(700);
        assertThat(registry.get("ripieno.batch.load").timer().count()).isEqualTo(1);
        assertThat(millis("input")).isEqualTo(2);
        assertThat(millis("compute")).isEqualTo(20);
        assertThat(millis("output")).isEqualTo(4);
    }

    @Test
    void tellsModelGraphBucketAndDeviceApart() {
        metrics.onBatch(report("gpu0", ReleaseReason.FULL, 8, 0, 0, 1, 0, 0, 0));
        metrics.onBatch(report("cpu", ReleaseReason.FULL, 2, 0, 0, 1, 0, 0, 0));
        assertThat(counter("ripieno.batch.runs", "device", "cpu")).isEqualTo(1);
        assertThat(counter("ripieno.batch.windows", "device", "gpu0", "end", "done"))
                .isEqualTo(8);
        assertThat(counter(
                        "ripieno.batch.runs",
                        "model",
                        "tagger@1",
                        "graph",
                        "main",
                        "bucket",
                        "1x96x500",
                        "device",
                        "gpu0"))
                .isEqualTo(1);
    }

    private double counter(String name, String... tags) {
        return registry.get(name).tags(tags).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private double millis(String part) {
        return registry.get("ripieno.batch." + part).timer().totalTime(TimeUnit.MILLISECONDS);
    }

    private static BatchReport report(
            String device,
            ReleaseReason reason,
            int items,
            int failed,
            int requeued,
            int runs,
            int failedRuns,
            long loadNanos,
            int evictions) {
        return new BatchReport(
                KEY,
                device,
                reason,
                items,
                8,
                2,
                failed,
                requeued,
                runs,
                failedRuns,
                items * 20 * MILLI,
                30 * MILLI,
                800 * MILLI,
                loadNanos,
                evictions,
                MILLI,
                10 * MILLI,
                2 * MILLI);
    }
}
