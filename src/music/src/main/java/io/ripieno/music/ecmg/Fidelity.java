package io.ripieno.music.ecmg;

/** Whether the defects of the published code are kept. Each class that knows one says which. */
public enum Fidelity {
    /** As the published code did, to compare with its results. */
    FAITHFUL,
    /** As was meant. */
    FIXED
}
