package io.ripieno.cli.models;

import org.jspecify.annotations.Nullable;

/**
 * Whether a model can be trusted; {@code problem} says why not, and what to do.
 *
 * @param directory where it lies
 */
record ModelVerdict(
        String name, int version, boolean sound, @Nullable String problem, String directory) {}
