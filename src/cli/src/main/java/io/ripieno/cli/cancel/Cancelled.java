package io.ripieno.cli.cancel;

import io.ripieno.cli.kafka.JobNews;
import io.ripieno.cli.kafka.NewsFeed;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Jobs that were to be cancelled, until their outcomes say how they ended. */
final class Cancelled implements JobNews {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Set<String> waiting;
    private final Consumer<Outcome> listener;
    private boolean all = true;

    Cancelled(Collection<String> jobs, Consumer<Outcome> listener) {
        this.waiting = new LinkedHashSet<>(jobs);
        this.listener = listener;
    }

    /** Returns when all have ended, or after the time. */
    void listen(NewsFeed feed, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty() && System.nanoTime() < end) {
            feed.poll(GLANCE, this);
        }
    }

    /** Those that have not ended. */
    Set<String> waiting() {
        return Set.copyOf(waiting);
    }

    /** Whether all have ended, each as cancelled. */
    boolean allCancelled() {
        return waiting.isEmpty() && all;
    }

    @Override
    public void progressed(Progress progress) {}

    @Override
    public void ended(Outcome outcome) {
        if (waiting.remove(outcome.getJobId())) {
            all &= outcome.getStatus() == OutcomeStatus.CANCELLED;
            listener.accept(outcome);
        }
    }
}
