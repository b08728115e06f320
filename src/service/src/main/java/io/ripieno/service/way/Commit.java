package io.ripieno.service.way;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.run.JobRun;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** The last step: the record is marked as done, however often it was handed out, and the job is no longer in flight. */
final class Commit {
    private static final int PATIENCE_SECONDS = 10;

    private final InFlight inFlight;

    Commit(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    CompletionStage<Void> commit(JobRun run) {
        List<Delivery> known = run.deliveries();
        return commitAll(known)
                .whenComplete((done, failure) -> inFlight.remove(run))
                .thenCompose(removed -> {
                    List<Delivery> all = run.deliveries();
                    return commitAll(all.subList(known.size(), all.size()));
                });
    }

    CompletionStage<Void> commit(Delivery delivery) {
        return delivery.commit().get();
    }

    private CompletableFuture<Void> commitAll(List<Delivery> deliveries) {
        return CompletableFuture.allOf(deliveries.stream()
                .map(delivery -> commit(delivery).toCompletableFuture().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .toArray(CompletableFuture[]::new));
    }
}
