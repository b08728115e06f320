package io.ripieno.inference.device.simulated;

/** How a simulated run goes wrong. */
public enum Fault {
    /** It throws. */
    FAILED,
    /** Memory does not suffice. */
    OUT_OF_MEMORY,
    /** The device is gone, now and for good. */
    LOST,
    /** It goes on until it is ended. */
    HANGS
}
