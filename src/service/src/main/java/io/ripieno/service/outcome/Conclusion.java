package io.ripieno.service.outcome;

import io.ripieno.service.intake.Delivery;
import io.ripieno.service.job.Sender;
import io.ripieno.service.job.WorkId;
import java.time.Instant;
import java.util.Optional;

/**
 * A job that has ended, ready to be told.
 *
 * @param workId empty if the job ended before it was known
 * @param startedAt empty if the job never was admitted
 * @param attempts how often it was tried
 */
public record Conclusion(
        Delivery delivery,
        Sender sender,
        boolean force,
        Optional<WorkId> workId,
        Ending ending,
        Optional<Instant> startedAt,
        Instant finishedAt,
        int attempts) {}
