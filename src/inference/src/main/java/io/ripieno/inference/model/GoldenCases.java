package io.ripieno.inference.model;

import io.ripieno.inference.model.Goldens.Expected;
import io.ripieno.inference.model.Goldens.SignalGolden;
import io.ripieno.inference.model.Goldens.TensorGolden;
import io.ripieno.inference.model.Goldens.Wave;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.music.mel.FrontEnd;
import io.ripieno.music.mel.FrontEnds;
import java.util.HashMap;
import java.util.Map;

/** Runs the cases of goldens on a model. */
final class GoldenCases {
    private final ModelManifest model;
    private final GraphRunner runner;

    GoldenCases(ModelManifest model, GraphRunner runner) {
        this.model = model;
        this.runner = runner;
    }

    float[] run(TensorGolden golden, String output) throws ModelException {
        Map<String, float[]> inputs = new HashMap<>();
        for (TensorSpec input : model.graph(golden.graph()).inputs()) {
            for (Wave wave : golden.inputs()) {
                if (wave.tensor().equals(input.tensor())) {
                    inputs.put(wave.tensor(), wave.generate(input.itemSize()));
                }
            }
        }
        return output(golden.name(), output, runner.run(golden.graph(), inputs));
    }

    float[] run(SignalGolden golden) throws ModelException {
        AudioSpec audio = model.audio();
        if (audio == null) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "Golden " + golden.name() + " of " + model.ref()
                            + " is a signal, but the model states no audio input. Use a tensor golden.");
        }
        FrontEnd frontEnd = frontEnd(audio);
        int samples = audio.windowSamples();
        float[] picture = new float[frontEnd.bands() * frontEnd.frames(samples)];
        frontEnd.extract(golden.generate(samples, audio.sampleRate()), 0, samples, picture, 0);
        return output(
                golden.name(), golden.output().tensor(), runner.run(GraphSpec.MAIN, Map.of(audio.tensor(), picture)));
    }

    Expected expect(Expected draft, float[] actual) {
        int count = draft.values().isEmpty()
                ? Math.min(actual.length, Expected.KEPT)
                : draft.values().size();
        return Expected.leading(draft.tensor(), actual, count);
    }

    private FrontEnd frontEnd(AudioSpec audio) throws ModelException {
        try {
            return FrontEnds.create(audio.frontEnd());
        } catch (IllegalArgumentException e) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "Model " + model.ref() + " asks for a front end that this version does not have: " + e.getMessage(),
                    e);
        }
    }

    private float[] output(String golden, String tensor, Map<String, float[]> outputs) throws ModelException {
        float[] values = outputs.get(tensor);
        if (values == null) {
            throw new ModelException(
                    Problem.UNSUPPORTED,
                    "Golden " + golden + " of " + model.ref() + " expects the output " + tensor + " but there are only "
                            + outputs.keySet() + ". Correct the goldens.");
        }
        return values;
    }
}
