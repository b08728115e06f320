package io.ripieno.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchReport;
import java.time.Duration;
import java.util.Locale;

/** Counts and times batches: how many, how full, why they were released, how long they waited and ran. */
public final class BatchMetrics implements BatchListener {
    private final MeterRegistry registry;

    public BatchMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onBatch(BatchReport report) {
        Tags tags = Tags.of("graph", report.key().toString(), "device", report.device());
        registry.counter(
                        "ripieno.batches",
                        tags.and("reason", report.reason().name().toLowerCase(Locale.ROOT)))
                .increment();
        registry.counter("ripieno.batch.windows", tags).increment(report.items());
        registry.counter("ripieno.batch.windows.failed", tags).increment(report.failed());
        registry.summary("ripieno.batch.fill", tags).record(report.fill());
        registry.timer("ripieno.batch.wait", tags).record(Duration.ofNanos(report.longestQueueNanos()));
        registry.timer("ripieno.batch.compute", tags).record(Duration.ofNanos(report.computeNanos()));
    }
}
