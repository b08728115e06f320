package io.ripieno.service.way;

import io.ripieno.service.TestClock;
import io.ripieno.service.file.InputStore;
import io.ripieno.service.file.Spool;
import io.ripieno.store.blob.BlobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The way with threads as the service has them, in real time; only deadlines follow a clock that a test sets forward. */
final class RealWorld implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMinutes(10);

    final WayFixture fixture;

    /** Open once a job pauses between two tries. */
    final CountDownLatch pausing = new CountDownLatch(1);

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final ExecutorService telling = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    RealWorld(Path scratch, InputStore inputs, BlobStore blobs) {
        fixture = new WayFixture(
                new TestClock(),
                new WayFixture.World(
                        workers,
                        telling,
                        this::later,
                        PAUSE,
                        new Fetch(inputs, new Spool(Long.MAX_VALUE), scratch),
                        blobs));
        timer.scheduleWithFixedDelay(fixture.watch::look, 250, 250, TimeUnit.MILLISECONDS);
    }

    private void later(Duration delay, Runnable action) {
        timer.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        if (delay.equals(PAUSE)) {
            pausing.countDown();
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        telling.shutdownNow();
    }
}
