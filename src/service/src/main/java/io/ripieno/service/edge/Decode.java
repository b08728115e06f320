package io.ripieno.service.edge;

import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.job.JobProblem;
import io.ripieno.contract.topics.TopicCatalogue;
import io.ripieno.contract.v1.Task;
import io.ripieno.contract.wire.UnknownSchemaException;
import io.ripieno.contract.wire.WireDecoder;
import io.ripieno.contract.wire.WireException;
import io.ripieno.service.edge.Decoded.Accepted;
import io.ripieno.service.edge.Decoded.Refused;
import io.ripieno.service.edge.Decoded.Undecodable;
import io.ripieno.service.intake.Delivery;
import io.ripieno.service.job.Code;
import io.ripieno.service.job.FailureKind;
import io.ripieno.service.job.Job;
import io.ripieno.service.job.JobFailure;
import io.ripieno.service.job.Sender;
import io.ripieno.service.log.Log;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** The step from bytes to a job: both wire forms, required fields, bounds, and the task of the topic. */
public final class Decode {
    private static final String LOOK = "Mend the program that sent it; the bytes are kept in the failures topic.";

    private static final Log LOG = Log.of(Decode.class);

    private final WireDecoder<io.ripieno.contract.v1.Job> decoder;
    private final Executor asking;
    private final Mapping mapping;

    /**
     * Decodes.
     *
     * @param asking where records are decoded for which the registry is asked, which may take long
     */
    public Decode(WireDecoder<io.ripieno.contract.v1.Job> decoder, Executor asking) {
        this(decoder, asking, JobMapping::job);
    }

    Decode(WireDecoder<io.ripieno.contract.v1.Job> decoder, Executor asking, Mapping mapping) {
        this.decoder = decoder;
        this.asking = asking;
        this.mapping = mapping;
    }

    /**
     * Decodes now, or elsewhere where the registry is to be asked. Never fails, whatever the bytes are; a record that
     * cannot be read now, but maybe later, is transient.
     */
    public CompletionStage<Decoded> decode(Delivery delivery) {
        byte[] bytes = delivery.value();
        boolean asks = bytes != null && decoder.asksRegistry(bytes);
        return CompletableFuture.supplyAsync(() -> decodeNow(delivery), asks ? asking : Runnable::run);
    }

    Decoded decodeNow(Delivery delivery) {
        byte[] bytes = delivery.value();
        if (bytes == null) {
            return new Undecodable(JobFailure.invalid(Code.UNDECODABLE, "The record has no value.", LOOK));
        }
        try {
            return check(decoder.decode(bytes), task(delivery.origin().topic()));
        } catch (UnknownSchemaException e) {
            return new Undecodable(new JobFailure(
                    FailureKind.UNKNOWN_SCHEMA,
                    Code.UNKNOWN_SCHEMA,
                    JobFailure.words(e),
                    "Bring this service to the version of the producer's contract, and replay the record.",
                    e));
        } catch (UncheckedIOException e) {
            return new Undecodable(JobFailure.passing(
                    Code.NO_REGISTRY,
                    JobFailure.words(e),
                    "Start the registry or correct ripieno.registry.url, and replay the record.",
                    e));
        } catch (WireException e) {
            return new Undecodable(new JobFailure(FailureKind.INVALID, Code.UNDECODABLE, JobFailure.words(e), LOOK, e));
        }
    }

    private static Task task(String topic) {
        return TopicCatalogue.taskOf(topic)
                .orElseThrow(() -> new IllegalStateException("A record came from " + topic
                        + ", which holds no jobs. Leave the topics of the channel 'jobs' to ripieno.tasks."));
    }

    private Decoded check(io.ripieno.contract.v1.Job job, Task task) {
        List<JobProblem> problems = JobChecks.problems(job, task);
        if (problems.isEmpty()) {
            Sender sender = JobMapping.sender(job, task);
            try {
                return new Accepted(mapping.job(job, sender));
            } catch (JobFailure e) {
                return new Refused(sender, job.getForce(), e);
            } catch (RuntimeException e) {
                return new Refused(sender, job.getForce(), unexpected(sender, e));
            }
        }
        JobFailure why = JobFailure.invalid(
                code(problems.get(0)),
                problems.stream()
                        .map(p -> p.field() + " is " + p.value() + ": " + p.complaint() + ".")
                        .collect(Collectors.joining(" ")),
                problems.stream().map(JobProblem::action).distinct().collect(Collectors.joining(". ", "", ".")));
        boolean addressable =
                problems.stream().noneMatch(problem -> problem.field().equals("jobId"));
        return addressable ? new Refused(JobMapping.sender(job, task), job.getForce(), why) : new Undecodable(why);
    }

    private static JobFailure unexpected(Sender sender, RuntimeException e) {
        LOG.error(Code.UNEXPECTED, "A fault of the program ended the reading of a job.", e, "jobId", sender.jobId());
        return JobFailure.passing(
                Code.UNEXPECTED,
                "The program failed where it read the job " + sender.jobId() + ": " + e + ".",
                "Report it with the lines of the log at " + Code.UNEXPECTED.id() + ".",
                e);
    }

    private static Code code(JobProblem first) {
        return switch (first.field()) {
            case "task" -> Code.WRONG_TOPIC;
            case "then" -> Code.FOLLOW_UPS;
            default -> Code.BAD_FIELD;
        };
    }

    /** Turns a job whose fields have been checked into one of the domain. */
    @FunctionalInterface
    interface Mapping {
        Job job(io.ripieno.contract.v1.Job job, Sender sender) throws JobFailure;
    }
}
