package io.ripieno.inference.tagging;

import io.ripieno.inference.batch.BatchKey;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.TensorSpec;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as the tagging worker needs it.
 *
 * @param manifest of the model
 * @param audio how windows are cut
 * @param key under which the scheduler serves its graph
 * @param probabilities index of the output that holds them
 */
record TaggerModel(ModelManifest manifest, AudioSpec audio, BatchKey key, int probabilities) {
    static TaggerModel of(ModelManifest manifest, BatchKey key) throws ModelException {
        AudioSpec audio = manifest.audio();
        if (!manifest.task().equals(ModelManifest.TAGGING) || audio == null) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "Model " + manifest.ref() + " is made for " + manifest.task()
                            + ", not for tagging. Choose a model whose task is tagging.");
        }
        GraphSpec graph = manifest.graph(GraphSpec.MAIN);
        requireInput(manifest, graph, audio);
        return new TaggerModel(manifest, audio, key, probabilities(manifest, graph));
    }

    private static void requireInput(ModelManifest manifest, GraphSpec graph, AudioSpec audio) throws ModelException {
        FrontEnd frontEnd;
        try {
            frontEnd = FrontEnds.create(audio.frontEnd());
        } catch (IllegalArgumentException e) {
            throw unsupported(manifest, String.valueOf(e.getMessage()), e);
        }
        int values = frontEnd.bands() * frontEnd.frames(audio.windowSamples());
        List<TensorSpec> inputs = graph.inputs();
        if (inputs.size() != 1
                || !inputs.get(0).tensor().equals(audio.tensor())
                || inputs.get(0).itemSize() != values
                || frontEnd.sampleRate() != audio.sampleRate()) {
            throw unsupported(
                    manifest,
                    "its front end " + frontEnd.name() + " makes " + values + " values from a window of "
                            + audio.windowSeconds() + " s at " + frontEnd.sampleRate() + " Hz for " + audio.tensor()
                            + ", but the model states " + audio.sampleRate() + " Hz and takes "
                            + inputs.stream().map(TensorSpec::describe).toList() + ".",
                    null);
        }
    }

    private static int probabilities(ModelManifest manifest, GraphSpec graph) throws ModelException {
        for (int i = 0; i < graph.outputs().size(); i++) {
            TensorSpec output = graph.outputs().get(i);
            if (output.kind().equals(TensorSpec.PROBABILITIES)
                    && output.itemSize() == manifest.labels().size()) {
                return i;
            }
        }
        throw unsupported(
                manifest,
                "none of its outputs "
                        + graph.outputs().stream().map(TensorSpec::describe).toList() + " holds probabilities of its "
                        + manifest.labels().size() + " labels.",
                null);
    }

    private static ModelException unsupported(ModelManifest manifest, String why, @Nullable Throwable cause) {
        String message = "Model " + manifest.ref() + " cannot tag: " + why + " Export the model again.";
        return cause == null
                ? new ModelException(Problem.UNSUPPORTED, message)
                : new ModelException(Problem.UNSUPPORTED, message, cause);
    }
}
