package io.ripieno.service.outcome;

import io.ripieno.service.intake.Records;
import io.ripieno.service.job.FailureKind;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells how a job ended: a failure to the failures topic, then the terminal record. A result whose record is never taken
 * becomes a failure that says so. May be repeated when it failed; the failure that was told is not told again.
 */
final class Telling implements Supplier<CompletionStage<Void>> {
    private static final Set<FailureKind> NOT_GIVEN_UP = Set.of(FailureKind.CANCELLED, FailureKind.EXPIRED);

    private final Records records;
    private final Function<Conclusion, Supplier<CompletionStage<Void>>> failures;
    private volatile Conclusion conclusion;
    private volatile @Nullable Supplier<CompletionStage<Void>> failure;

    /**
     * Tells of one job.
     *
     * @param failures what tells the failures topic of a conclusion
     */
    Telling(Conclusion conclusion, Records records, Function<Conclusion, Supplier<CompletionStage<Void>>> failures) {
        this.conclusion = conclusion;
        this.records = records;
        this.failures = failures;
    }

    @Override
    public CompletionStage<Void> get() {
        return failureFirst().thenCompose(told -> terminal());
    }

    private CompletionStage<Void> failureFirst() {
        Conclusion now = conclusion;
        if (!(now.ending() instanceof Ending.Failed failed)
                || NOT_GIVEN_UP.contains(failed.why().kind())) {
            return CompletableFuture.completedStage(null);
        }
        Supplier<CompletionStage<Void>> begun = failure;
        if (begun == null) {
            begun = failures.apply(now);
            failure = begun;
        }
        return begun.get();
    }

    private CompletionStage<Void> terminal() {
        Conclusion now = conclusion;
        return ShorterAndShorter.send(records, () -> OutcomeRecords.of(now)).exceptionallyCompose(e -> {
            Throwable cause = ShorterAndShorter.cause(e);
            Optional<Conclusion> shorter = ShorterAndShorter.isLasting(cause) ? Brief.of(now, cause) : Optional.empty();
            if (shorter.isEmpty()) {
                return CompletableFuture.failedStage(cause);
            }
            conclusion = shorter.get();
            return get();
        });
    }
}
