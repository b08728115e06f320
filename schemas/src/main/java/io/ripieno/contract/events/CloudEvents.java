package io.ripieno.contract.events;

import io.ripieno.contract.v1.Control;
import io.ripieno.contract.v1.Failure;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Outcome;
import io.ripieno.contract.v1.Progress;
import io.ripieno.contract.v1.Task;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The events that the records of the contract are. */
public final class CloudEvents {
    /** The source of what the service sends. */
    public static final String SERVICE = "/ripieno/service";

    private CloudEvents() {}

    /** @param source the producer, a URI reference such as /studio/ingest */
    public static CloudEvent of(Job job, String source) {
        return event(
                job.getJobId(),
                source,
                type(job.getTask(), "job"),
                subject(job.getSubject(), job.getJobId()),
                job.getSubmittedAt());
    }

    public static CloudEvent of(Outcome outcome) {
        return of(outcome, "");
    }

    /** @param replayed what the header {@link EventHeaders#REPLAY} of the job says; empty if the job is no replay */
    public static CloudEvent of(Outcome outcome, String replayed) {
        return event(
                EventIds.ofOutcome(outcome.getJobId(), outcome.getWorkId(), outcome.getForced(), replayed),
                SERVICE,
                type(outcome.getTask(), "outcome"),
                subject(outcome.getSubject(), outcome.getJobId()),
                outcome.getFinishedAt());
    }

    public static CloudEvent of(Failure failure) {
        return event(
                EventIds.of(failure),
                SERVICE,
                "io.ripieno.failure.v1",
                subject(failure.getSubject(), failure.getJobId()),
                failure.getFailedAt());
    }

    public static CloudEvent of(Progress progress) {
        return event(
                EventIds.of(progress),
                SERVICE,
                "io.ripieno.progress.v1",
                subject(progress.getSubject(), progress.getJobId()),
                progress.getAt());
    }

    /** @param source who gives the command, a URI reference */
    public static CloudEvent of(Control control, String source) {
        return event(
                EventIds.of(control),
                source,
                "io.ripieno.control.v1",
                subject("", control.getJobId()),
                control.getAt());
    }

    private static CloudEvent event(
            String id, String source, String type, Optional<String> subject, Instant timeOrNull) {
        return new CloudEvent(id, source, type, subject, Optional.ofNullable(timeOrNull), CloudEvent.AVRO);
    }

    private static String type(Task task, String what) {
        return "io.ripieno." + task.name().toLowerCase(Locale.ROOT) + "." + what + ".v1";
    }

    private static Optional<String> subject(String subject, String jobId) {
        return Stream.of(subject, jobId).filter(value -> !value.isEmpty()).findFirst();
    }
}
