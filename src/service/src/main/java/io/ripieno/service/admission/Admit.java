package io.ripieno.service.admission;

import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Lane;
import io.ripieno.service.job.Task;
import io.ripieno.service.job.WorkId;
import io.ripieno.service.run.Cost;
import io.ripieno.service.run.JobRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The step in which jobs wait for their turn: by lane, then deadline, then the time at which they were sent, as partitions
 * come one after the other, then arrival. A job moves up a lane each time its
 * patience is over. A job whose work is under way for another one waits for that one's outcome, and one whose task has no
 * place left for one of its task to end; others pass it. Where a long job does not fit, short ones may pass it within
 * their share. Safe for use by several threads.
 */
public final class Admit {
    private final AdmissionLimits limits;
    private final Budget budget;
    private final Clock clock;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Set<WorkId> underWay = new HashSet<>();
    private final Map<Task, Integer> running = new EnumMap<>(Task.class);
    private final Map<Task, Cost> ended = new EnumMap<>(Task.class);
    private long arrivals;

    public Admit(AdmissionLimits limits, Budget budget, Clock clock) {
        this.limits = limits;
        this.budget = budget;
        this.clock = clock;
    }

    /** Completes when the job may start; exceptionally with the {@link JobFailure} of one that was stopped first. */
    public CompletionStage<Ticket> admit(JobRun run) {
        CompletableFuture<Ticket> turn = new CompletableFuture<>();
        synchronized (this) {
            waiting.add(new Waiting(run, ThoughtSeconds.of(run.job()), arrivals++, turn));
        }
        chooseNext();
        return turn;
    }

    /** The work of a job that was admitted is over, so that its ticket is given back. */
    public void done(JobRun run, Ticket ticket) {
        ticket.close();
        synchronized (this) {
            ended.merge(task(run), ticket.cost(), Cost::plus);
            underWay.remove(run.plan().workId());
            running.merge(task(run), -1, Integer::sum);
        }
        chooseNext();
    }

    /** Looks for jobs that may start now and for those that were stopped while they waited. */
    public void chooseNext() {
        for (Runnable decision : decide()) {
            decision.run();
        }
    }

    /** What all jobs of a task that were admitted and are over cost, guesses put right. */
    public synchronized Cost ended(Task task) {
        return ended.getOrDefault(task, Cost.NONE);
    }

    public synchronized int waiting() {
        return waiting.size();
    }

    public synchronized int waiting(Lane lane) {
        return (int)
                waiting.stream().filter(job -> job.run().job().lane() == lane).count();
    }

    /** What the jobs that wait are thought to cost in all. */
    public synchronized Cost waitingCost() {
        return waiting.stream()
                .map(job -> limits.cost(job.run().plan(), job.seconds()))
                .reduce(Cost.NONE, Cost::plus);
    }

    private synchronized List<Runnable> decide() {
        List<Runnable> decisions = new ArrayList<>();
        waiting.sort(order(clock.instant()));
        boolean passing = false;
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting next = each.next();
            if (next.run().isStopped()) {
                each.remove();
                decisions.add(next::giveUp);
            } else if (!budget.isFull() && mayStart(next.run())) {
                Optional<Runnable> decision = decide(next, passing);
                if (decision.isPresent()) {
                    each.remove();
                    decisions.add(decision.get());
                } else {
                    passing = true;
                }
            }
        }
        return decisions;
    }

    /** What becomes of a job whose turn it is; empty if it waits on. A fault ends that job alone. */
    private Optional<Runnable> decide(Waiting next, boolean passing) {
        try {
            return budget.take(next.run().plan(), next.seconds(), passing).map(ticket -> {
                underWay.add(next.run().plan().workId());
                running.merge(task(next.run()), 1, Integer::sum);
                return () -> next.turn().complete(ticket);
            });
        } catch (RuntimeException e) {
            return Optional.of(() -> next.turn().completeExceptionally(e));
        }
    }

    private boolean mayStart(JobRun run) {
        return !underWay.contains(run.plan().workId()) && running.getOrDefault(task(run), 0) < limits.places(task(run));
    }

    private static Task task(JobRun run) {
        return run.job().work().task();
    }

    private Comparator<Waiting> order(Instant now) {
        return Comparator.comparingLong((Waiting job) -> -lane(job, now))
                .thenComparing(job -> job.run().job().deadline().orElse(Instant.MAX))
                .thenComparing(Admit::since)
                .thenComparingLong(Waiting::arrival);
    }

    /** When it was sent; a producer's clock that is ahead gains and loses nothing. */
    private static Instant since(Waiting job) {
        Instant sent = job.run().delivery().sentAt();
        Instant received = job.run().delivery().receivedAt();
        return sent.isBefore(received) ? sent : received;
    }

    private long lane(Waiting job, Instant now) {
        long waitedMillis =
                Duration.between(job.run().delivery().receivedAt(), now).toMillis();
        return job.run().job().lane().ordinal()
                + waitedMillis / limits.patience().toMillis();
    }

    private record Waiting(JobRun run, double seconds, long arrival, CompletableFuture<Ticket> turn) {
        void giveUp() {
            try {
                run.check();
            } catch (JobFailure e) {
                turn.completeExceptionally(e);
            }
        }
    }
}
