package io.ripieno.service.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A job that passed the edge: nothing required is missing and nothing in it is absurd.
 *
 * @param sender whom the outcome goes back to
 * @param inputs at least one
 * @param strictMediaType whether content that contradicts its media type is refused
 * @param force whether to compute even if an outcome of the same work is stored
 */
public record Job(
        Sender sender,
        Work work,
        List<Input> inputs,
        boolean strictMediaType,
        Lane lane,
        Optional<Instant> deadline,
        boolean force) {
    public Job {
        inputs = List.copyOf(inputs);
    }

    public String id() {
        return sender.jobId();
    }
}
