package io.ripieno.service.outcome;

/**
 * What ran, for the provenance of a result.
 *
 * @param runtimeVersion what ran the models
 * @param serviceVersion of this program
 */
public record Origins(String runtimeVersion, String serviceVersion) {}
