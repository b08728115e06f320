package io.ripieno.cli.demo;

import io.ripieno.cli.CliException;
import io.ripieno.contract.job.InvalidJobException;
import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.job.References;
import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A recording and the job that was made of it.
 *
 * @param file as the user named it
 */
record Submission(Path file, Job job) {
    /**
     * A job to tag the recording as it is now.
     *
     * @param force whether to compute even what was computed before
     * @throws CliException if the file cannot be read
     */
    static Submission of(Path file, boolean force) {
        try {
            Job job = Job.newBuilder()
                    .setJobId(UUID.randomUUID().toString())
                    .setTask(Task.TAGGING)
                    .setLabels(Map.of("demo", "true"))
                    .setInputs(List.of(Input.newBuilder()
                            .setRole(InputRole.AUDIO)
                            .setReference(References.ofFile(file))
                            .build()))
                    .setPriority(Priority.NORMAL)
                    .setForce(force)
                    .setSubmittedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .build();
            return new Submission(file, JobChecks.require(job));
        } catch (IOException e) {
            throw new CliException("%s cannot be read (%s); check its permissions".formatted(file, e), e);
        } catch (InvalidJobException e) {
            throw new CliException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
