package io.ripieno.service.run;

/** Hears how far a job is; never fails and never blocks. */
@FunctionalInterface
public interface ProgressSink {
    /** Hears nothing. */
    ProgressSink NONE = (stage, done, total) -> {};

    /**
     * A part is done.
     *
     * @param done seconds of audio
     * @param total seconds of audio, NaN if not known
     */
    void at(Stage stage, double done, double total);

    /** How far a job has come. */
    enum Stage {
        QUEUED,
        FETCHING,
        COMPUTING,
        STORING,
        ENDED
    }
}
