package io.ripieno.inference.device;

import java.time.Duration;

/**
 * Hears which sessions come and go, and devices with them. Called on the thread that needed the session, while nobody is
 * locked out.
 */
public interface SessionListener {
    SessionListener NONE = new SessionListener() {};

    /**
     * A session was loaded.
     *
     * @param what model and graph, for example {@code instrument-tagger@1/main}
     */
    default void onLoad(String device, String what, double seconds, long bytes) {}

    /** What a driver may hang at and nothing can end. */
    enum Step {
        LOAD,
        CLOSE
    }

    /**
     * A driver has been at a step for longer than every run may take, and may never return. Called once, on a thread of
     * the watchdog.
     *
     * @param what model and graph
     */
    default void onHang(String device, String what, Step step, Duration since) {}

    /** An idle session was given up. */
    default void onEviction(String device, String what, long bytes) {}

    /**
     * A session that a batch needed could not be loaded.
     *
     * @param nextTry how long nobody tries it again on this device
     */
    default void onLoadFailure(String device, String what, String why, Duration nextTry) {}

    /** The device was lost with all of its sessions, and runs nothing until it is open again. */
    default void onLost(String device, String why) {}

    /** A lost device is open again and takes part, until a run shows otherwise. */
    default void onReopened(String device, Duration lostFor) {}
}
