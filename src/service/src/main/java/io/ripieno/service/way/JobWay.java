package io.ripieno.service.way;

import io.ripieno.service.admission.Ticket;
import io.ripieno.service.control.Cancels;
import io.ripieno.service.edge.Decoded;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.intake.ReadAhead;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import io.ripieno.service.outcome.Conclusion;
import io.ripieno.service.outcome.Ending;
import io.ripieno.service.outcome.Result;
import io.ripieno.service.run.Computed;
import io.ripieno.service.run.JobRun;
import io.ripieno.service.run.Plan;
import io.ripieno.service.run.ProgressSink;
import io.ripieno.service.run.SpooledInput;
import io.ripieno.service.way.Attempts.Tried;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The way of a job: decode, plan, find what it had before, admit, fetch, find what is stored or compute, assemble, store,
 * publish, commit.
 * Planning stands before admission, as the identity of the work decides who waits for whom; the batches that a
 * computation shares with other jobs are made below it. Safe for use by several threads.
 */
public final class JobWay {
    private final Steps steps;
    private final InFlight inFlight;
    private final Commit commit;
    private final ReadAhead readAhead;
    private final Cancels cancels;
    private final Witness witness;
    private final Clock clock;

    public JobWay(Steps steps, InFlight inFlight, ReadAhead readAhead, Cancels cancels, Witness witness, Clock clock) {
        this.steps = steps;
        this.inFlight = inFlight;
        this.commit = new Commit(inFlight);
        this.readAhead = readAhead;
        this.cancels = cancels;
        this.witness = witness;
        this.clock = clock;
    }

    /** Sets a record on its way and returns; it is committed when all that it leads to has been acknowledged. */
    public void travel(Delivery delivery) {
        if (inFlight.join(delivery)) {
            readAhead.left(delivery.bytes());
            return;
        }
        decode(delivery, 1);
    }

    /** Once no jobs are taken any more, the record is left to whoever reads it next. */
    private void decode(Delivery delivery, int attempt) {
        if (readAhead.isClosed()) {
            readAhead.left(delivery.bytes());
            return;
        }
        steps.decode()
                .decode(delivery)
                .thenAccept(decoded -> goOn(delivery, decoded, attempt))
                .exceptionally(fault -> {
                    giveUp(delivery, witness.unexpected(delivery, cause(fault)), attempt);
                    return null;
                });
    }

    private void goOn(Delivery delivery, Decoded decoded, int attempt) {
        if (decoded instanceof Decoded.Accepted accepted) {
            travel(delivery, accepted.job());
        } else if (decoded instanceof Decoded.Refused refused) {
            refuse(delivery, refused.sender(), refused.force(), refused.why());
        } else if (decoded instanceof Decoded.Undecodable undecodable
                && !steps.attempts().again(undecodable.why(), "", attempt, () -> decode(delivery, attempt + 1))) {
            giveUp(delivery, undecodable.why(), attempt);
        }
    }

    /** A job that cannot be planned, for whatever reason, ends in a terminal record. */
    private void travel(Delivery delivery, Job job) {
        JobRun run = new JobRun(delivery, job);
        if (!begins(run)) {
            readAhead.left(delivery.bytes());
            return;
        }
        cancels.of(job.id(), delivery).ifPresent(cancel -> run.stop(cancel.failure()));
        run.stopIfOverdue(clock.instant());
        ProgressSink progress = witness.arrived(run);
        plan(run)
                .thenApply(planned -> steps.finishedBefore().find(run))
                .thenCompose(ending -> ending.map(JobWay::answer).orElseGet(() -> turn(run, progress)))
                .whenComplete((next, stopped) -> readAhead.left(delivery.bytes()))
                .thenCompose(Supplier::get)
                .exceptionally(stopped -> new Ending.Failed(failure(run, stopped)))
                .thenAccept(ending -> conclude(run, ending));
    }

    /** Not what came again while it was decoded, nor what was decoded while the service began to stop. */
    private boolean begins(JobRun run) {
        if (inFlight.join(run.delivery())) {
            return false;
        }
        inFlight.add(run);
        if (readAhead.isClosed()) {
            inFlight.remove(run);
            return false;
        }
        return true;
    }

    private static CompletionStage<Supplier<CompletionStage<Ending>>> answer(Ending ending) {
        return CompletableFuture.completedFuture(() -> CompletableFuture.completedFuture(ending));
    }

    private CompletionStage<Supplier<CompletionStage<Ending>>> turn(JobRun run, ProgressSink progress) {
        return steps.admit().admit(run).thenApply(ticket -> () -> run(run, ticket, progress));
    }

    /** Also a job that is stopped already: the identity of its work is told with its end. */
    private CompletionStage<Plan> plan(JobRun run) {
        return steps.attempts()
                .now(run, () -> {
                    Plan plan = steps.plan().plan(run.job());
                    run.planned(plan);
                    return plan;
                })
                .result();
    }

    /** The place is left once no thread is at work on the job any more, which may be after its end. */
    private CompletionStage<Ending> run(JobRun run, Ticket ticket, ProgressSink progress) {
        run.timings().started(clock.instant());
        Tried<Ending> tried = steps.attempts().onWorkers(run, () -> work(run, ticket, progress));
        tried.over().thenRun(() -> leavePlace(run, ticket));
        return tried.result();
    }

    private Ending work(JobRun run, Ticket ticket, ProgressSink progress) throws JobFailure {
        run.check();
        progress.at(ProgressSink.Stage.FETCHING, 0, Double.NaN);
        try (Fetched fetched = steps.fetch().fetch(run)) {
            Optional<Ending> stored = stored(run, fetched.inputs());
            if (stored.isPresent()) {
                return stored.get();
            }
            Computed computed = run.plan().compute(run, fetched.inputs(), correcting(ticket, progress));
            progress.at(ProgressSink.Stage.STORING, 0, Double.NaN);
            Result result = steps.assemble().assemble(run, computed);
            run.check();
            return new Ending.Produced(steps.store().store(run, result).noticed(computed.ownNotices()));
        }
    }

    /** A forced job is answered with what was computed for itself alone. */
    private Optional<Ending> stored(JobRun run, List<SpooledInput> inputs) throws JobFailure {
        Optional<Result> stored = steps.findStored()
                .find(run.plan().workId(), run.job().sender().tenant())
                .filter(result -> result.isOf(run.job()) || !run.job().force());
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        Result result = stored.get().noticed(run.plan().check(run, inputs));
        return Optional.of(result.isOf(run.job()) ? new Ending.Produced(result) : new Ending.Reused(result));
    }

    /** What the computation finds of the length, and how far it is, corrects what admission thought is outstanding. */
    private static ProgressSink correcting(Ticket ticket, ProgressSink progress) {
        return (stage, done, total, unit) -> {
            if (stage == ProgressSink.Stage.COMPUTING && unit == ProgressSink.Unit.SECONDS) {
                ticket.heard(done, total);
            } else if (stage == ProgressSink.Stage.COMPUTING) {
                ticket.heardShare(done / total);
            }
            progress.at(stage, done, total, unit);
        };
    }

    private void leavePlace(JobRun run, Ticket ticket) {
        steps.admit().done(run, ticket);
    }

    private void conclude(JobRun run, Ending ending) {
        if (run.isLeft()) {
            inFlight.remove(run);
            return;
        }
        Conclusion conclusion = new Conclusion(
                run.delivery(),
                run.job().sender(),
                run.job().force(),
                run.ifPlanned().map(Plan::workId),
                ending,
                run.timings().startedAt(),
                clock.instant(),
                run.timings().attempts());
        tell(conclusion, () -> {
            commit.commit(run);
            witness.ended(run, conclusion);
        });
    }

    private void refuse(Delivery delivery, Sender sender, boolean force, JobFailure why) {
        Conclusion conclusion = new Conclusion(
                delivery,
                sender,
                force,
                Optional.empty(),
                new Ending.Failed(why),
                Optional.empty(),
                clock.instant(),
                1);
        tell(conclusion, () -> {
            readAhead.left(delivery.bytes());
            commit.commit(delivery);
            witness.refused(conclusion);
        });
    }

    private void tell(Conclusion conclusion, Runnable afterwards) {
        steps.persist()
                .until(steps.publish().telling(conclusion), conclusion.sender().jobId())
                .thenRun(afterwards);
    }

    private void giveUp(Delivery delivery, JobFailure why, int attempts) {
        steps.persist()
                .until(steps.publish().givingUp(delivery, why, attempts), "")
                .thenRun(() -> {
                    readAhead.left(delivery.bytes());
                    commit.commit(delivery);
                    witness.gaveUp(delivery, why);
                });
    }

    private JobFailure failure(JobRun run, Throwable stopped) {
        Throwable cause = cause(stopped);
        return cause instanceof JobFailure failure ? failure : witness.unexpected(run.delivery(), cause);
    }

    private static Throwable cause(Throwable stopped) {
        return stopped instanceof CompletionException && stopped.getCause() != null ? stopped.getCause() : stopped;
    }
}
