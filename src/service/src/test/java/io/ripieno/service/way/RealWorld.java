package io.ripieno.service.way;

import io.ripieno.contract.v1.Job;
import io.ripieno.contract.wire.RegistryIdWidth;
import io.ripieno.contract.wire.SchemaById;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.service.TestClock;
import io.ripieno.service.edge.Decode;
import io.ripieno.service.file.InputStore;
import io.ripieno.service.file.Spool;
import io.ripieno.service.intake.Delivery;
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

    private final ExecutorService intake = Executors.newSingleThreadExecutor();
    private final ExecutorService asking = Executors.newSingleThreadExecutor();
    private final ExecutorService looking = Executors.newSingleThreadExecutor();
    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final ExecutorService telling = Executors.newSingleThreadExecutor();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    RealWorld(Path scratch, InputStore inputs, BlobStore blobs, SchemaById registry) {
        fixture = new WayFixture(
                new TestClock(),
                new WayFixture.World(
                        workers,
                        looking,
                        telling,
                        this::later,
                        PAUSE,
                        new Fetch(inputs, new Spool(Long.MAX_VALUE), scratch),
                        blobs),
                new Decode(WireDecoder.of(Job.class).withRegistry(registry, RegistryIdWidth.FOUR), asking));
        timer.scheduleWithFixedDelay(fixture.watch::look, 250, 250, TimeUnit.MILLISECONDS);
    }

    /** Hands a record to the one thread of intake. */
    void travel(Delivery delivery) {
        fixture.readAhead.arrived(delivery.bytes());
        intake.execute(() -> fixture.way.travel(delivery));
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
        intake.shutdownNow();
        asking.shutdownNow();
        looking.shutdownNow();
        workers.shutdownNow();
        telling.shutdownNow();
    }
}
