package io.ripieno.cli.watch;

import io.ripieno.cli.kafka.JobNews;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.OutcomeStatus;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.ProgressStage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The jobs that are watched, a row each. There are at most so many rows: the one that ended first leaves first and, if
 * none has ended, the one that was first heard of.
 */
final class JobTable implements JobNews {
    private final Set<String> only;
    private final int most;
    private final Watcher watcher;
    private final Clock clock;
    private final Map<String, JobRow> running = new LinkedHashMap<>();
    private final Map<String, JobRow> ended = new LinkedHashMap<>();
    private final Map<OutcomeStatus, Long> counts = new EnumMap<>(OutcomeStatus.class);
    private final Set<String> notEnded;

    /** @param jobs to watch; empty for all */
    JobTable(Collection<String> jobs, int most, Watcher watcher, Clock clock) {
        this.only = Set.copyOf(jobs);
        this.most = most;
        this.watcher = watcher;
        this.clock = clock;
        this.notEnded = new HashSet<>(jobs);
    }

    @Override
    public void progressed(Progress progress) {
        String job = progress.getJobId();
        if (!isWatched(job) || progress.getStage() == ProgressStage.ENDED) {
            return;
        }
        JobRow end = ended.get(job);
        if (end != null && (progress.getAt() == null || !progress.getAt().isAfter(end.heard()))) {
            return;
        }
        JobRow before = running.get(job);
        JobRow row = JobRow.of(progress, before == null ? end : before, clock.instant());
        if (end != null) {
            ended.remove(job);
        }
        running.put(job, row);
        makeRoom();
        watcher.progressed(progress, row, Optional.ofNullable(before));
    }

    @Override
    public void ended(Outcome outcome) {
        String job = outcome.getJobId();
        if (!isWatched(job)) {
            return;
        }
        JobRow known = ended.get(job);
        if (known != null && outcome.equals(known.outcome())) {
            return;
        }
        JobRow row = JobRow.of(outcome, running.remove(job), clock.instant());
        ended.remove(job);
        ended.put(job, row);
        notEnded.remove(job);
        counts.merge(outcome.getStatus(), 1L, Long::sum);
        makeRoom();
        watcher.ended(outcome, row);
    }

    /** Those that have not ended, in the order in which they were first heard of; then the others, the latest first. */
    List<JobRow> rows() {
        List<JobRow> rows = new ArrayList<>(running.values());
        List<JobRow> ends = new ArrayList<>(ended.values());
        for (int i = ends.size() - 1; i >= 0; i--) {
            rows.add(ends.get(i));
        }
        return rows;
    }

    /** How many jobs ended how, also those whose rows have left. */
    Map<OutcomeStatus, Long> counts() {
        return Map.copyOf(counts);
    }

    int running() {
        return running.size();
    }

    /** Whether all jobs that were named have ended or, if none were, all that were heard of and at least one. */
    boolean isDone() {
        return only.isEmpty() ? running.isEmpty() && !counts.isEmpty() : notEnded.isEmpty();
    }

    private boolean isWatched(String job) {
        return only.isEmpty() || only.contains(job);
    }

    private void makeRoom() {
        while (running.size() + ended.size() > most) {
            Iterator<?> oldest = (ended.isEmpty() ? running : ended).keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
