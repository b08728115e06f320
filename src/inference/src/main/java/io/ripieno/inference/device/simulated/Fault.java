package io.ripieno.inference.device.simulated;

/** How a simulated run or load goes wrong. */
public enum Fault {
    /** It throws. */
    FAILED,
    /** Memory does not suffice. */
    OUT_OF_MEMORY,
    /** The device is gone, and what it held is lost. */
    LOST,
    /** It goes on until it is ended. */
    HANGS
}
