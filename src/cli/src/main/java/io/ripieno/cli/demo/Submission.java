package io.ripieno.cli.demo;

import io.ripieno.cli.CliException;
import io.ripieno.contract.job.InvalidJobException;
import io.ripieno.contract.job.JobChecks;
import io.ripieno.contract.job.Jobs;
import io.ripieno.contract.v1.Job;
import java.io.IOException;
import java.nio.file.Path;

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
            Job job = Jobs.tagging(file).setForce(force).build();
            return new Submission(file, JobChecks.require(job));
        } catch (IOException e) {
            throw new CliException("%s cannot be read (%s); check its permissions".formatted(file, e), e);
        } catch (InvalidJobException e) {
            throw new CliException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
