package io.ripieno.inference.work;

/** Hears how far a job is. Called on the job's own thread, so a slow listener slows the job. */
@FunctionalInterface
public interface ProgressListener {
    /** Hears nothing. */
    ProgressListener NONE = (done, total) -> {};

    /**
     * Another part of the recording is done.
     *
     * @param doneSeconds of audio, never falling
     * @param totalSeconds as far as it is known, NaN where the container does not state a length; a hint until the end
     */
    void onProgress(double doneSeconds, double totalSeconds);
}
