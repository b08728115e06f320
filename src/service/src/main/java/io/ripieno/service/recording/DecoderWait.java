package io.ripieno.service.recording;

import io.ripieno.music.decode.WorkerClaim;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How long a job has waited for decode workers, their start included. May be read by any thread. */
public final class DecoderWait {
    private final Runnable begun;
    private final Runnable over;
    private final AtomicLong nanos = new AtomicLong();

    public DecoderWait() {
        this(() -> {}, () -> {});
    }

    /**
     * With somebody who hears of each wait.
     *
     * @param over called after each wait, even if no worker was had
     */
    public DecoderWait(Runnable begun, Runnable over) {
        this.begun = begun;
        this.over = over;
    }

    /** All waits that are over. */
    public Duration time() {
        return Duration.ofNanos(nanos.get());
    }

    WorkerClaim.Wait begin() {
        long start = System.nanoTime();
        begun.run();
        return () -> {
            nanos.addAndGet(System.nanoTime() - start);
            over.run();
        };
    }
}
