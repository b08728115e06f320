package io.ripieno.inference.device;

/**
 * What the sessions of a device take.
 *
 * @param device by name
 * @param budgetBytes that they may take together
 * @param usedBytes of those loaded, loading or being closed
 * @param resident how many are loaded
 * @param loads since the start
 * @param evictions since the start
 * @param waiting how many callers wait for memory that runs hold
 */
public record SessionMemory(
        String device, long budgetBytes, long usedBytes, int resident, long loads, long evictions, int waiting) {}
