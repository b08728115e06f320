package io.ripieno.inference.device;

import io.ripieno.inference.model.GraphSpec;

/** A graph that a device can run. Its session is loaded when it is first needed and may be given up between runs. */
public interface SessionSource {
    GraphSpec graph();

    /** Whether a run would not have to load first. Cheap, waits for nothing, and may be out of date the next moment. */
    boolean isResident();

    /** What loading takes, in seconds, measured or declared; for the choice of what to run next. */
    double loadSeconds();

    /** Bytes of the device's memory that the loaded session holds, measured or declared. */
    long residentBytes();

    /**
     * The session, kept loaded until the lease is closed. Loads it if need be, gives up idle ones that were least
     * recently used where memory does not suffice, and waits while runs hold what is left. A thread holds one lease at
     * a time, so that waiting always ends.
     *
     * @param control ends the waiting
     * @throws DeviceException if it was terminated, or the session cannot be loaded
     */
    SessionLease acquire(RunControl control) throws DeviceException;
}
