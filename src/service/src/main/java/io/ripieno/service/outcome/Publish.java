package io.ripieno.service.outcome;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.Records;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import io.ripieno.store.blob.BlobStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The step that tells the world. What it answers with tells when asked: complete once the broker has all of it,
 * exceptionally if it is to be asked again, which sends nothing a second time that was taken.
 */
public final class Publish {
    private final Records records;
    private final FailureRecords failures;
    private final Clock clock;

    public Publish(Records records, BlobStore blobs, String serviceVersion, Clock clock) {
        this.records = records;
        this.failures = new FailureRecords(blobs, serviceVersion);
        this.clock = clock;
    }

    /** How a job ended: a failure to the failures topic, then the terminal record of the job. */
    public Supplier<CompletionStage<Void>> telling(Conclusion conclusion) {
        return new Telling(conclusion, records, this::failure);
    }

    /** A record that is nobody's job. */
    public Supplier<CompletionStage<Void>> givingUp(Delivery delivery, JobFailure why, int attempts) {
        return failure(delivery, Optional.empty(), why, attempts);
    }

    private Supplier<CompletionStage<Void>> failure(Conclusion conclusion) {
        if (conclusion.ending() instanceof Ending.Failed failed) {
            return failure(
                    conclusion.delivery(), Optional.of(conclusion.sender()), failed.why(), conclusion.attempts());
        }
        throw new IllegalArgumentException(
                "A job that ended " + conclusion.ending().word() + " has no failure.");
    }

    private Supplier<CompletionStage<Void>> failure(
            Delivery delivery, Optional<Sender> sender, JobFailure why, int attempts) {
        Instant at = clock.instant();
        return new ShorterAndShorter(
                records,
                List.of(
                        () -> failures.of(delivery, sender, why, attempts, at),
                        () -> failures.brief(delivery, sender, why, why, attempts, at),
                        () -> failures.brief(delivery, sender, why, why.brief(), attempts, at)));
    }
}
