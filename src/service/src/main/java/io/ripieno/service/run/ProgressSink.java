package io.ripieno.service.run;

/** Hears how far a job is; never fails and never blocks. */
@FunctionalInterface
public interface ProgressSink {
    /** Hears nothing. */
    ProgressSink NONE = (stage, done, total, unit) -> {};

    /**
     * A part is done.
     *
     * @param total NaN if not known
     * @param unit of both
     */
    void at(Stage stage, double done, double total, Unit unit);

    /** A part is done, in seconds of audio. */
    default void at(Stage stage, double done, double total) {
        at(stage, done, total, Unit.SECONDS);
    }

    /** How far a job has come. */
    enum Stage {
        QUEUED,
        FETCHING,
        COMPUTING,
        STORING,
        ENDED
    }

    /** What is counted. */
    enum Unit {
        /** Seconds of audio. */
        SECONDS,
        /** Parts of a computation. */
        PARTS
    }
}
