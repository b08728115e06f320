package io.ripieno.service.intake;

/** Where a record lies. */
public record Origin(String topic, int partition, long offset) {}
