package io.ripieno.service.outcome;

import io.ripieno.contract.wire.UnencodableException;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.OutgoingRecord;
import io.ripieno.service.intake.RecordRefusedException;
import io.ripieno.service.intake.Records;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import io.ripieno.service.log.Log;
import io.ripieno.store.blob.BlobStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** The step that tells the world: a failure to the failures topic, then the terminal record of the job. */
public final class Publish {
    private static final Set<FailureKind> NOT_GIVEN_UP = Set.of(FailureKind.CANCELLED, FailureKind.EXPIRED);

    private static final Log LOG = Log.of(Publish.class);

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
        return told(conclusion).thenCompose(told -> terminal(conclusion));
    }

    /** Tells of a record that is nobody's job; complete once the broker has it, exceptionally if it may be tried again. */
    public CompletionStage<Void> giveUp(Delivery delivery, JobFailure why) {
        return giveUp(delivery, Optional.empty(), why, 1);
    }

    private CompletionStage<Void> terminal(Conclusion conclusion) {
        return send(() -> OutcomeRecords.of(conclusion), refused -> {
            Conclusion brief = Brief.of(conclusion, refused);
            CompletionStage<Void> before =
                    conclusion.ending() instanceof Ending.Failed ? CompletableFuture.completedStage(null) : told(brief);
            return before.thenCompose(told -> records.send(OutcomeRecords.of(brief)));
        });
    }

    /** Tells the failures topic, if the ending belongs there. */
    private CompletionStage<Void> told(Conclusion conclusion) {
        if (conclusion.ending() instanceof Ending.Failed failed
                && !NOT_GIVEN_UP.contains(failed.why().kind())) {
            return giveUp(conclusion.delivery(), Optional.of(conclusion.sender()), failed.why(), conclusion.attempts());
        }
        return CompletableFuture.completedStage(null);
    }

    private CompletionStage<Void> giveUp(Delivery delivery, Optional<Sender> sender, JobFailure why, int attempts) {
        Instant at = clock.instant();
        return send(
                () -> failures.of(delivery, sender, why, attempts, at),
                refused -> records.send(failures.brief(delivery, sender, why, attempts, at)));
    }

    /** Sends a record; one that is never taken gives way to what is told in its place. */
    private CompletionStage<Void> send(
            Callable<OutgoingRecord> whole, Function<Throwable, CompletionStage<Void>> inItsPlace) {
        CompletionStage<Void> sent;
        try {
            sent = records.send(whole.call());
        } catch (Exception e) {
            sent = CompletableFuture.failedStage(e);
        }
        return sent.exceptionallyCompose(e -> {
            Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
            if (cause instanceof UnencodableException || cause instanceof RecordRefusedException) {
                LOG.warn(Code.RECORD_REFUSED, "A record is never taken as it is; a brief one is sent.", "cause", cause);
                return inItsPlace.apply(cause);
            }
            return CompletableFuture.failedStage(cause);
        });
    }
}
