package io.ripieno.service.way;

import io.ripieno.service.admission.Ticket;
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
import io.ripieno.service.run.Notice;
import io.ripieno.service.run.ProgressSink;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * The way of a job: decode, plan, admit, fetch, find what is stored or compute, assemble, store, publish, commit.
 * Planning stands before admission, as the identity of the work decides who waits for whom; the batches that a
 * computation shares with other jobs are made below it. Safe for use by several threads.
 */
public final class JobWay {
    private final Steps steps;
    private final InFlight inFlight;
    private final Commit commit;
    private final ReadAhead readAhead;
    private final Witness witness;
    private final Clock clock;

    public JobWay(Steps steps, InFlight inFlight, ReadAhead readAhead, Witness witness, Clock clock) {
        this.steps = steps;
        this.inFlight = inFlight;
        this.commit = new Commit(inFlight);
        this.readAhead = readAhead;
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

    private void decode(Delivery delivery, int attempt) {
        try {
            Decoded decoded = steps.decode().decode(delivery);
            if (decoded instanceof Decoded.Accepted accepted) {
                travel(delivery, accepted.job(), 1);
            } else if (decoded instanceof Decoded.Refused refused) {
                refuse(delivery, refused.sender(), refused.force(), refused.why(), 1);
            } else if (decoded instanceof Decoded.Undecodable undecodable) {
                undecoded(delivery, attempt, undecodable.why());
            }
        } catch (RuntimeException e) {
            giveUp(delivery, witness.unexpected(delivery, e), attempt);
        }
    }

    /** Decodes again what may pass, such as a registry that is away. */
    private void undecoded(Delivery delivery, int attempt, JobFailure why) {
        if (!again(delivery, "", attempt, why, () -> decode(delivery, attempt + 1))) {
            giveUp(delivery, why, attempt);
        }
    }

    /** A job that cannot be planned, for whatever reason, ends in a terminal record. */
    private void travel(Delivery delivery, Job job, int attempt) {
        JobRun run;
        try {
            run = steps.plan().plan(delivery, job);
        } catch (JobFailure e) {
            unplanned(delivery, job, attempt, e);
            return;
        } catch (RuntimeException e) {
            unplanned(delivery, job, attempt, witness.unexpected(delivery, e));
            return;
        }
        travel(run);
    }

    /** Plans again what may pass. */
    private void unplanned(Delivery delivery, Job job, int attempt, JobFailure why) {
        if (!again(delivery, job.id(), attempt, why, () -> travel(delivery, job, attempt + 1))) {
            refuse(delivery, job.sender(), job.force(), why, attempt);
        }
    }

    /** Does it again if it may pass; once no jobs are taken any more, the record is left to whoever reads it next. */
    private boolean again(Delivery delivery, String jobId, int attempt, JobFailure why, Runnable action) {
        return steps.attempts().again(why, jobId, attempt, () -> {
            if (readAhead.isClosed()) {
                readAhead.left(delivery.bytes());
            } else {
                action.run();
            }
        });
    }

    private void travel(JobRun run) {
        Delivery delivery = run.delivery();
        run.stopIfOverdue(clock.instant());
        inFlight.add(run);
        ProgressSink progress = witness.arrived(run);
        steps.admit()
                .admit(run)
                .whenComplete((ticket, stopped) -> readAhead.left(delivery.bytes()))
                .thenCompose(ticket -> steps.attempts()
                        .of(run, () -> work(run, ticket, progress))
                        .whenComplete((ending, never) -> leavePlace(run, ticket)))
                .exceptionally(stopped -> new Ending.Failed(failure(run, stopped)))
                .thenAccept(ending -> conclude(run, ending));
    }

    private Ending work(JobRun run, Ticket ticket, ProgressSink progress) throws JobFailure {
        progress.at(ProgressSink.Stage.FETCHING, 0, Double.NaN);
        try (Fetched fetched = steps.fetch().fetch(run)) {
            List<Notice> notices = run.plan().check(run, fetched.inputs());
            if (!run.job().force()) {
                Optional<Result> stored = steps.findStored()
                        .find(run.plan().workId(), run.job().sender().tenant());
                if (stored.isPresent()) {
                    return new Ending.Reused(stored.get().noticed(notices));
                }
            }
            Computed computed = run.plan().compute(run, fetched.inputs(), correcting(ticket, progress));
            progress.at(ProgressSink.Stage.STORING, 0, Double.NaN);
            Result result = steps.assemble().assemble(run, computed);
            return new Ending.Produced(steps.store().store(run, result).noticed(notices));
        }
    }

    /** The first total that the recording itself gives takes the place of the one that admission thought. */
    private static ProgressSink correcting(Ticket ticket, ProgressSink progress) {
        return (stage, done, total) -> {
            ticket.correct(total);
            progress.at(stage, done, total);
        };
    }

    private void leavePlace(JobRun run, Ticket ticket) {
        ticket.close();
        steps.admit().done(run);
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
                Optional.of(run.plan().workId()),
                ending,
                run.timings().startedAt(),
                clock.instant(),
                run.timings().attempts());
        tell(conclusion, () -> {
            commit.commit(run);
            witness.ended(run, conclusion);
        });
    }

    private void refuse(Delivery delivery, Sender sender, boolean force, JobFailure why, int attempts) {
        Conclusion conclusion = new Conclusion(
                delivery,
                sender,
                force,
                Optional.empty(),
                new Ending.Failed(why),
                Optional.empty(),
                clock.instant(),
                attempts);
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
        Throwable cause =
                stopped instanceof CompletionException && stopped.getCause() != null ? stopped.getCause() : stopped;
        return cause instanceof JobFailure failure ? failure : witness.unexpected(run.delivery(), cause);
    }
}
