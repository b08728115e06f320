package io.ripieno.inference.tagging;

import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.CancelledException;
import io.ripieno.inference.work.ExpiredException;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.InvalidOptionsException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.inference.work.Urgency;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioStream;

/**
 * Tags recordings of any length with one model. May be used by many threads at a time, one recording each; windows of
 * all of them share batches. Memory per recording does not grow with its length, apart from the timeline.
 */
public interface TaggingWorker {
    /** The model that tags. */
    ModelManifest model();

    /**
     * Tags what is left of the stream, on the calling thread; the caller closes the stream.
     *
     * @return probabilities, decisions and warnings, the same for the same samples whatever else runs
     * @throws AudioException if the audio cannot be read or is shorter than 0.1 s
     * @throws InferenceException if the model cannot be run
     * @throws InvalidOptionsException if the options name labels that the model does not know or a hop that is
     *     longer than its window or shorter than a hundredth of it
     * @throws CancelledException if the work was cancelled or its thread interrupted
     * @throws ExpiredException if the deadline passed first
     */
    Tagging tag(
            AudioStream audio,
            TaggingOptions options,
            Urgency urgency,
            ProgressListener progress,
            Cancellation cancellation)
            throws AudioException, InferenceException;

    /** The same, in the normal lane and without a deadline. */
    default Tagging tag(AudioStream audio, TaggingOptions options, ProgressListener progress, Cancellation cancellation)
            throws AudioException, InferenceException {
        return tag(audio, options, Urgency.NORMAL, progress, cancellation);
    }
}
