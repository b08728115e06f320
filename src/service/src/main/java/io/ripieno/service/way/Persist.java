package io.ripieno.service.way;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Tells again and again until it is taken, pausing longer each time, or until the service stops. What is never taken is
 * never committed either: it waits here, and readiness says so.
 */
public final class Persist {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final Executor workers;
    private final Later later;
    private final Untold untold;
    private volatile boolean closed;

    public Persist(Executor workers, Later later, Untold untold) {
        this.workers = workers;
        this.later = later;
        this.untold = untold;
    }

    /** Completes when the action did; never exceptionally. */
    CompletionStage<Void> until(Supplier<CompletionStage<Void>> action, String jobId) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        attempt(new Telling(action, jobId, done), FIRST_PAUSE);
        return done;
    }

    /** Tries nothing again from now on. */
    public void close() {
        closed = true;
    }

    private void attempt(Telling telling, Duration pause) {
        CompletableFuture.supplyAsync(telling.action(), workers)
                .thenCompose(stage -> stage)
                .whenCompleteAsync(
                        (ok, error) -> {
                            if (error == null) {
                                untold.taken(telling);
                                telling.done().complete(null);
                            } else if (!closed) {
                                untold.waits(telling, telling.jobId(), cause(error));
                                Duration longer = pause.multipliedBy(2);
                                Duration next = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
                                later.after(pause, () -> attempt(telling, next));
                            }
                        },
                        workers);
    }

    private static Throwable cause(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    private record Telling(Supplier<CompletionStage<Void>> action, String jobId, CompletableFuture<Void> done) {}
}
