package io.ripieno.service.outcome;

import io.ripieno.service.blob.BlobStore;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.intake.Records;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The step that tells the world: a failure to the failures topic, then the terminal record of the job. */
public final class Publish {
    private static final Set<FailureKind> NOT_GIVEN_UP = Set.of(FailureKind.CANCELLED, FailureKind.EXPIRED);

    private final Records records;
    private final FailureRecords failures;
    private final Clock clock;

    public Publish(Records records, BlobStore blobs, String serviceVersion, Clock clock) {
        this.records = records;
        this.failures = new FailureRecords(blobs, serviceVersion);
        this.clock = clock;
    }

    /** Tells how a job ended; complete once the broker has all of it, exceptionally if it may be tried again. */
    public CompletionStage<Void> publish(Conclusion conclusion) {
        OutgoingRecord terminal = OutcomeRecords.of(conclusion);
        if (conclusion.ending() instanceof Ending.Failed failed
                && !NOT_GIVEN_UP.contains(failed.why().kind())) {
            return giveUp(conclusion.delivery(), Optional.of(conclusion.sender()), failed.why(), conclusion.attempts())
                    .thenCompose(told -> records.send(terminal));
        }
        return records.send(terminal);
    }

    /** Tells of a record that is nobody's job; complete once the broker has it, exceptionally if it may be tried again. */
    public CompletionStage<Void> giveUp(Delivery delivery, JobFailure why) {
        return giveUp(delivery, Optional.empty(), why, 1);
    }

    private CompletionStage<Void> giveUp(Delivery delivery, Optional<Sender> sender, JobFailure why, int attempts) {
        try {
            return records.send(failures.of(delivery, sender, why, attempts, clock.instant()));
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
