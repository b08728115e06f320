package io.ripieno.service.progress;

import io.ripieno.contract.events.CloudEvents;
import io.ripieno.contract.topics.RecordKeys;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.ProgressStage;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.Wire;
import io.ripieno.service.intake.Header;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.intake.Records;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.Sender;
import io.ripieno.service.log.Log;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.ProgressSink.Stage;
import io.ripieno.service.run.ProgressSink.Unit;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends progress: the first and the last word of each job, and between them at most one record in an interval, a moment
 * late, as that of all jobs is sent together. Where the broker takes it too slowly, what lies between is left out first
 * and the rest if it takes nothing, which is told in one line however long that lasts.
 */
public final class Progress {
    private static final int MOST_ON_THEIR_WAY = 1000;
    private static final int MOST_WITH_FIRST_AND_LAST = 10_000;

    private static final Log LOG = Log.of(Progress.class);

    private final Records records;
    private final Duration every;
    private final Clock clock;
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private volatile boolean away;

    public Progress(Records records, Duration every, Clock clock) {
        this.records = records;
        this.every = every;
        this.clock = clock;
    }

    /** Where one job tells how far it is. */
    public ProgressSink of(Sender sender) {
        return new RateLimited(sender);
    }

    private void send(Sender sender, Stage stage, double done, double total, Unit unit) {
        boolean isFirstOrLast = stage == Stage.QUEUED || stage == Stage.ENDED;
        if (onTheirWay.incrementAndGet() > (isFirstOrLast ? MOST_WITH_FIRST_AND_LAST : MOST_ON_THEIR_WAY)) {
            onTheirWay.decrementAndGet();
            return;
        }
        sent(sender, stage, done, total, unit).whenComplete((ok, error) -> {
            onTheirWay.decrementAndGet();
            boolean before = away;
            away = error != null;
            if (away && !before) {
                LOG.warn(
                        Code.NOT_PUBLISHED,
                        "Progress is not taken and is left out until it is. Jobs go on. Maybe the broker is away.",
                        "cause",
                        error);
            }
        });
    }

    private CompletionStage<Void> sent(Sender sender, Stage stage, double done, double total, Unit unit) {
        try {
            return records.send(record(sender, stage, done, total, unit));
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private OutgoingRecord record(Sender sender, Stage stage, double done, double total, Unit unit) {
        io.ripieno.contract.v1.Progress progress = io.ripieno.contract.v1.Progress.newBuilder()
                .setJobId(sender.jobId())
                .setTask(Task.valueOf(sender.task().name()))
                .setSubject(sender.subject())
                .setStage(ProgressStage.valueOf(stage.name()))
                .setDone(done)
                .setTotal(Double.isNaN(total) ? null : total)
                .setUnit(unit.name().toLowerCase(Locale.ROOT))
                .setAt(clock.instant())
                .build();
        return new OutgoingRecord(
                TopicCatalogue.progress().name(),
                RecordKeys.of(progress).getBytes(StandardCharsets.UTF_8),
                Wire.encode(progress),
                CloudEvents.of(progress).headers().entrySet().stream()
                        .map(header -> new Header(header.getKey(), header.getValue()))
                        .toList());
    }

    private final class RateLimited implements ProgressSink {
        private final Sender sender;
        private long notBefore = Long.MIN_VALUE;

        RateLimited(Sender sender) {
            this.sender = sender;
        }

        @Override
        public void at(Stage stage, double done, double total, Unit unit) {
            long now = clock.millis();
            synchronized (this) {
                if (now < notBefore && stage != Stage.ENDED) {
                    return;
                }
                notBefore = now + every.toMillis();
            }
            send(sender, stage, done, total, unit);
        }
    }
}
