package io.ripieno.inference.device.simulated;

import io.ripieno.inference.device.RunControl;

/** How simulated time passes. */
public interface Time {
    /** As {@link System#nanoTime}. */
    long nanos();

    /** Lets so much time pass on the calling thread; comes back early if the run was ended. */
    void pass(long nanos, RunControl control);

    /** Lets time pass until the run is ended. */
    void hang(RunControl control);

    /** The time of this machine: a thread sleeps as long as the simulated device would work. */
    static Time real() {
        return new RealTime();
    }
}
