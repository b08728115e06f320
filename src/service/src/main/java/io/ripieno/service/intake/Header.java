package io.ripieno.service.intake;

import org.jspecify.annotations.Nullable;

/**
 * One header of a record.
 *
 * @param value not to be changed; null if the header has none
 */
public record Header(String name, byte @Nullable [] value) {}
