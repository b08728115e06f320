package io.ripieno.service.way;

import io.ripieno.service.job.Code;
import io.ripieno.service.log.Log;
import io.ripieno.service.outcome.Ending;
import io.ripieno.service.outcome.FindStored;
import io.ripieno.service.run.JobRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The step that looks whether a job had its result before a crash kept its record from being committed. Such a job ends
 * in that result, as consumers may know it, whatever has become of its input or its deadline since. A store that hangs
 * holds nobody up: it is not asked again until it comes back. Safe for use by several threads.
 */
public final class FinishedBefore {
    private static final Log LOG = Log.of(FinishedBefore.class);

    private final FindStored findStored;
    private final Executor looking;
    private final Duration patience;
    private volatile @Nullable CompletableFuture<?> hanging;

    /**
     * Looks into a store.
     *
     * @param looking a thread that may hang
     * @param patience how long to wait for it
     */
    public FinishedBefore(FindStored findStored, Executor looking, Duration patience) {
        this.findStored = findStored;
        this.looking = looking;
        this.patience = patience;
    }

    /** The end that a job had; empty if it had none that was stored, or if the store hangs. */
    Optional<Ending> find(JobRun run) {
        CompletableFuture<?> earlier = hanging;
        if (earlier != null && !earlier.isDone()) {
            return Optional.empty();
        }
        CompletableFuture<Optional<Ending>> found = CompletableFuture.supplyAsync(
                () -> findStored.findOwn(run.plan().workId(), run.job()).map(Ending.Produced::new), looking);
        try {
            return found.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            hanging = found;
            LOG.warn(
                    Code.STORE_HANGS,
                    "The store of outcomes hangs. Until it comes back, jobs go on without a look at what they had"
                            + " before. Maybe its disk is away: mend that.",
                    "jobId",
                    run.job().id(),
                    "patience",
                    patience);
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.error(
                    Code.UNEXPECTED,
                    "A fault of the program ended the look for what a job had before.",
                    e,
                    "jobId",
                    run.job().id());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
