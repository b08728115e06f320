package io.ripieno.service.way;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.run.JobRun;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The last step: the record is marked as done, however often it was handed out. */
final class Commit {
    private final InFlight inFlight;

    Commit(InFlight inFlight) {
        this.inFlight = inFlight;
    }

    CompletionStage<Void> commit(JobRun run) {
        inFlight.remove(run);
        return CompletableFuture.allOf(run.deliveries().stream()
                .map(delivery -> commit(delivery).toCompletableFuture())
                .toArray(CompletableFuture[]::new));
    }

    CompletionStage<Void> commit(Delivery delivery) {
        return delivery.commit().get();
    }
}
