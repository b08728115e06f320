package io.ripieno.service.run;

import io.ripieno.inference.work.Cancellation;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A job on its way through the service. Stopped once and for all, from any thread. */
public final class JobRun implements Stop {
    private final Delivery delivery;
    private final Job job;
    private final List<Delivery> again = new ArrayList<>();
    private final Timings timings = new Timings();
    private final Cancellation cancellation = new Cancellation();
    private final AtomicReference<@Nullable JobFailure> stopped = new AtomicReference<>();
    private final AtomicBoolean left = new AtomicBoolean();
    private volatile @Nullable Plan plan;

    public JobRun(Delivery delivery, Job job) {
        this.delivery = delivery;
        this.job = job;
    }

    /** What the job comes down to has been found out. */
    public void planned(Plan found) {
        plan = found;
        timings.tried(0);
    }

    public Delivery delivery() {
        return delivery;
    }

    public Job job() {
        return job;
    }

    /** What the job comes down to; only once it has been found out. */
    public Plan plan() {
        return ifPlanned().orElseThrow(() -> new IllegalStateException("The job " + job.id() + " is not planned yet."));
    }

    /** Empty until it has been found out. */
    public Optional<Plan> ifPlanned() {
        return Optional.ofNullable(plan);
    }

    public Timings timings() {
        return timings;
    }

    /** From receipt to admission; up to now if it was not admitted. */
    public Duration queueTime() {
        return Duration.between(delivery.receivedAt(), timings.startedAt().orElseGet(Instant::now));
    }

    /** What the workers of inference ask. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Another handing out of the same record, to be committed together with the first. */
    public synchronized void deliveredAgain(Delivery same) {
        again.add(same);
    }

    /** Every handing out of the record. */
    public synchronized List<Delivery> deliveries() {
        List<Delivery> all = new ArrayList<>(again);
        all.add(0, delivery);
        return all;
    }

    /** Ends the job with this failure wherever it is. */
    public void stop(JobFailure why) {
        if (stopped.compareAndSet(null, why)) {
            cancellation.cancel(why.problem());
        }
    }

    /** Ends the job without an outcome; its record comes again to whoever reads the partition next. */
    public void leave(JobFailure why) {
        left.set(true);
        stop(why);
    }

    /** Whether the job is to end without an outcome. */
    public boolean isLeft() {
        return left.get();
    }

    /** Why the job was stopped; empty if it was not. */
    public Optional<JobFailure> stopped() {
        return Optional.ofNullable(stopped.get());
    }

    /** Whether the job was stopped, for whatever reason. */
    public boolean isStopped() {
        return stopped.get() != null;
    }

    /** Stops the job if its deadline is not after {@code now}. */
    public void stopIfOverdue(Instant now) {
        Instant deadline = job.deadline().orElse(Instant.MAX);
        if (!deadline.isAfter(now)) {
            stop(new JobFailure(
                    FailureKind.EXPIRED,
                    Code.EXPIRED,
                    "The deadline " + deadline + " passed "
                            + (timings.startedAt().isEmpty() ? "while the job waited." : "while the job ran."),
                    "Send the job again with a later deadline, a higher priority or more replicas.",
                    null));
        }
    }

    @Override
    public void check() throws JobFailure {
        JobFailure why = stopped.get();
        if (why != null) {
            throw why;
        }
    }
}
