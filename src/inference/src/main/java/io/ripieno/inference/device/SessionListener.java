package io.ripieno.inference.device;

/** Hears which sessions come and go. Called on the thread that needed the session, while nobody is locked out. */
public interface SessionListener {
    SessionListener NONE = new SessionListener() {};

    /**
     * A session was loaded.
     *
     * @param what model and graph, for example {@code instrument-tagger@1/main}
     */
    default void onLoad(String device, String what, double seconds, long bytes) {}

    /** An idle session was given up. */
    default void onEviction(String device, String what, long bytes) {}
}
