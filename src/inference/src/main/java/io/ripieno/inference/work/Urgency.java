package io.ripieno.inference.work;

import java.time.Duration;
import java.util.Optional;

/**
 * How soon a job's result is wanted.
 *
 * @param lane whose share of the devices it draws on
 * @param within the time from now after which nobody wants its result, if there is one, by whichever clock the caller
 *     keeps deadlines; a job at risk of missing it goes before others of its lane, on account of its later turns
 */
public record Urgency(Lane lane, Optional<Duration> within) {
    /** The normal lane, without a deadline. */
    public static final Urgency NORMAL = new Urgency(Lane.NORMAL, Optional.empty());
}
