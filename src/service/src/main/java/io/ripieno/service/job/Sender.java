package io.ripieno.service.job;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What of a job is copied to its outcome.
 *
 * @param subject the producer's own id of the recording; may be empty
 * @param tenant may be empty
 * @param submittedAt as the producer says
 */
public record Sender(
        String jobId,
        Task task,
        String subject,
        String tenant,
        Map<String, String> labels,
        Optional<Instant> submittedAt) {
    public Sender {
        labels = Map.copyOf(labels);
    }

    /** The key of the records about this job. */
    public String key() {
        return subject.isEmpty() ? jobId : subject;
    }
}
