package io.ripieno.service.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.inference.batch.BatchReport;
import io.ripieno.inference.batch.ReleaseReason;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times batches for each graph, bucket and device: how many windows and runs, how full, why they were
 * released, and where their time went: in the queue, until the session was there, to copy inputs, in the graph, to check
 * and copy outputs.
 */
public final class BatchMetrics implements BatchListener {
    private final MeterRegistry registry;
    private final Map<Place, Meters> meters = new ConcurrentHashMap<>();

    public BatchMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void onBatch(BatchReport report) {
        meters.computeIfAbsent(new Place(report.key(), report.device()), place -> new Meters(registry, place.tags()))
                .count(report);
    }

    private record Place(BatchKey key, String device) {
        Tags tags() {
            return Tags.of("model", key.model(), "graph", key.graph(), "bucket", key.bucket(), "device", device);
        }
    }

    private static final class Meters {
        private final Map<ReleaseReason, Counter> batches = new EnumMap<>(ReleaseReason.class);
        private final Counter runs;
        private final Counter failedRuns;
        private final Counter done;
        private final Counter failed;
        private final Counter requeued;
        private final Counter queueSeconds;
        private final Counter evictions;
        private final DistributionSummary fill;
        private final DistributionSummary jobs;
        private final Timer longestQueue;
        private final Timer session;
        private final Timer load;
        private final Timer input;
        private final Timer compute;
        private final Timer output;

        Meters(MeterRegistry registry, Tags tags) {
            for (ReleaseReason reason : ReleaseReason.values()) {
                Tags why = tags.and("reason", reason.name().toLowerCase(Locale.ROOT));
                batches.put(reason, registry.counter("ripieno.batches", why));
            }
            runs = registry.counter("ripieno.batch.runs", tags);
            failedRuns = registry.counter("ripieno.batch.runs.failed", tags);
            done = registry.counter("ripieno.batch.windows", tags.and("end", "done"));
            failed = registry.counter("ripieno.batch.windows", tags.and("end", "failed"));
            requeued = registry.counter("ripieno.batch.windows", tags.and("end", "requeued"));
            queueSeconds = registry.counter("ripieno.batch.queue.seconds", tags);
            evictions = registry.counter("ripieno.batch.evictions", tags);
            fill = registry.summary("ripieno.batch.fill", tags);
            jobs = registry.summary("ripieno.batch.jobs", tags);
            longestQueue = registry.timer("ripieno.batch.wait", tags);
            session = registry.timer("ripieno.batch.session", tags);
            load = registry.timer("ripieno.batch.load", tags);
            input = registry.timer("ripieno.batch.input", tags);
            compute = registry.timer("ripieno.batch.compute", tags);
            output = registry.timer("ripieno.batch.output", tags);
        }

        void count(BatchReport report) {
            Objects.requireNonNull(batches.get(report.reason())).increment();
            runs.increment(report.runs());
            failedRuns.increment(report.failedRuns());
            done.increment(report.items() - report.failed() - report.requeued());
            failed.increment(report.failed());
            requeued.increment(report.requeued());
            queueSeconds.increment(report.queueNanos() * 1e-9);
            evictions.increment(report.evictions());
            fill.record(report.fill());
            jobs.record(report.jobs());
            longestQueue.record(report.longestQueueNanos(), TimeUnit.NANOSECONDS);
            session.record(report.sessionNanos(), TimeUnit.NANOSECONDS);
            if (report.loadNanos() > 0) {
                load.record(report.loadNanos(), TimeUnit.NANOSECONDS);
            }
            input.record(report.inputNanos(), TimeUnit.NANOSECONDS);
            compute.record(report.computeNanos(), TimeUnit.NANOSECONDS);
            output.record(report.outputNanos(), TimeUnit.NANOSECONDS);
        }
    }
}
