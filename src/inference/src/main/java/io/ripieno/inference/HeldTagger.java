package io.ripieno.inference;

import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.tagging.Tagging;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.inference.work.Cancellation;
import io.ripieno.inference.work.InferenceException;
import io.ripieno.inference.work.ProgressListener;
import io.ripieno.inference.work.Urgency;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioStream;

/** A tagger whose model stays in memory as long as it tags. */
record HeldTagger(TaggingWorker worker, LoadedModel held) implements TaggingWorker {
    @Override
    public ModelManifest model() {
        return worker.model();
    }

    @Override
    public Tagging tag(
            AudioStream audio,
            TaggingOptions options,
            Urgency urgency,
            ProgressListener progress,
            Cancellation cancellation)
            throws AudioException, InferenceException {
        try (LoadedModel.Use use = held.begin()) {
            return worker.tag(audio, options, urgency, progress, cancellation);
        }
    }
}
