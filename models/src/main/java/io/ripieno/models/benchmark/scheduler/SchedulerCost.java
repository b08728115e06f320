package io.ripieno.models.benchmark.scheduler;

import io.ripieno.models.benchmark.scheduler.SchedulerLoad.Parts;

/**
 * What a window cost in one round.
 *
 * @param cpuMicros of the threads that use the scheduler
 * @param processMicros of all threads of the process, with those that collect garbage and compile
 * @param aloneMicros what it costs to use as many windows in the same order without a scheduler; NaN with more threads
 * @param parts by the clock; {@link Parts#UNKNOWN} with more threads
 * @param bytes allocated
 */
record SchedulerCost(double cpuMicros, double processMicros, double aloneMicros, Parts parts, double bytes) {
    /** All of it where it is not known what it costs without a scheduler. */
    double ownMicros() {
        return Double.isNaN(aloneMicros) ? cpuMicros : cpuMicros - aloneMicros;
    }
}
