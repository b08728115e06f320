package io.ripieno.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchReport;
import java.time.Duration;
import java.util.Locale;

/**
 * Counts and times batches: how many, how full, why they were released, and where their time went: in the queue, until
 * the session was there, to copy inputs, in the graph, to check and copy outputs.
 */
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
        registry.counter("ripieno.batch.runs", tags).increment(report.runs());
        registry.counter("ripieno.batch.windows", tags).increment(report.items());
        registry.counter("ripieno.batch.windows.failed", tags).increment(report.failed());
        registry.counter("ripieno.batch.windows.requeued", tags).increment(report.requeued());
        registry.summary("ripieno.batch.fill", tags).record(report.fill());
        time("ripieno.batch.wait", tags, report.longestQueueNanos());
        time("ripieno.batch.session", tags, report.sessionNanos());
        time("ripieno.batch.input", tags, report.inputNanos());
        time("ripieno.batch.compute", tags, report.computeNanos());
        time("ripieno.batch.output", tags, report.outputNanos());
    }

    private void time(String name, Tags tags, long nanos) {
        registry.timer(name, tags).record(Duration.ofNanos(nanos));
    }
}
