package io.ripieno.service.control;

import io.ripieno.service.intake.Origin;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record of the control topic as it was read.
 *
 * @param value not to be changed
 * @param at when it was sent
 */
public record ControlRecord(Origin origin, byte @Nullable [] value, Instant at) {}
