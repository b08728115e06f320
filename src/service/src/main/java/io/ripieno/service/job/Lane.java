package io.ripieno.service.job;

/** How urgent a job is, the least urgent first. */
public enum Lane {
    LOW,
    NORMAL,
    HIGH
}
