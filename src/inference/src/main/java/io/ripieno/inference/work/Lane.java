package io.ripieno.inference.work;

/** How urgent a job is, the least urgent first. A lane has a share of each device and starves none of the others. */
public enum Lane {
    LOW,
    NORMAL,
    HIGH
}
