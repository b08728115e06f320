package io.ripieno.service.way;

import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Does something again and again until it succeeds, pausing longer each time, or until the service stops. */
public final class Persist {
    private static final Log LOG = Log.of(Persist.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Executor workers;
    private final Later later;
    private volatile boolean closed;

    public Persist(Executor workers, Later later) {
        this.workers = workers;
        this.later = later;
    }

    /** Completes when the action did; never exceptionally. */
    CompletionStage<Void> until(Supplier<CompletionStage<Void>> action, String jobId) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        attempt(action, jobId, FIRST_PAUSE, done);
        return done;
    }

    /** Tries nothing again from now on. */
    public void close() {
        closed = true;
    }

    private void attempt(
            Supplier<CompletionStage<Void>> action, String jobId, Duration pause, CompletableFuture<Void> done) {
        CompletableFuture.supplyAsync(action, workers)
                .thenCompose(stage -> stage)
                .whenCompleteAsync(
                        (ok, error) -> {
                            if (error == null) {
                                done.complete(null);
                            } else if (!closed) {
                                LOG.warn(
                                        Code.NOT_PUBLISHED,
                                        "A record was not taken and is sent again. Maybe the broker is away or refuses it.",
                                        "jobId",
                                        jobId,
                                        "pause",
                                        pause,
                                        "cause",
                                        error instanceof CompletionException && error.getCause() != null
                                                ? error.getCause()
                                                : error);
                                Duration longer = pause.multipliedBy(2);
                                Duration next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
                                later.after(pause, () -> attempt(action, jobId, next, done));
                            }
                        },
                        workers);
    }
}
