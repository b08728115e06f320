package io.ripieno.contract.job;

import io.ripieno.contract.v1.Input;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Job;
import io.ripieno.contract.v1.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Jobs begun: what every producer would write the same way is filled in, the rest is at its default. */
public final class Jobs {
    private Jobs() {}

    /**
     * A job that tags a recording: a random id, the file's name as subject, the file by reference, and the time.
     *
     * @throws IOException if the file cannot be read
     */
    public static Job.Builder tagging(Path recording) throws IOException {
        return Job.newBuilder()
                .setJobId(UUID.randomUUID().toString())
                .setTask(Task.TAGGING)
                .setSubject(String.valueOf(recording.getFileName()))
                .setInputs(List.of(Input.newBuilder()
                        .setRole(InputRole.AUDIO)
                        .setReference(References.ofFile(recording))
                        .build()))
                .setSubmittedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }
}
