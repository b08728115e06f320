package io.ripieno.cli.benchmark;

/** How fast one side of a comparison was in one run. */
interface Pace {
    /** What was done in a second of the clock on the wall. */
    double rate();

    /** Processor time for each of what was done. */
    double cost();
}
