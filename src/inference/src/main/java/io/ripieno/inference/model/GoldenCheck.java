package io.ripieno.inference.model;

import io.ripieno.inference.model.Goldens.Expected;
import io.ripieno.inference.model.Goldens.SignalGolden;
import io.ripieno.inference.model.Goldens.TensorGolden;
import io.ripieno.inference.model.ModelException.Problem;
import java.util.ArrayList;
import java.util.List;

/** Computes the goldens of a model when it is exported and verifies them when it is loaded. */
public final class GoldenCheck {
    private static final int SHOWN = 3;

    private final ModelManifest model;
    private final GoldenCases cases;

    public GoldenCheck(ModelManifest model, GraphRunner runner) {
        this.model = model;
        this.cases = new GoldenCases(model, runner);
    }

    /**
     * Returns if the graphs answer as they did when the model was exported.
     *
     * @throws ModelException with expected and actual values of the first case that differs
     */
    public void verify() throws ModelException {
        for (TensorGolden golden : model.goldens().tensors()) {
            for (Expected expected : golden.outputs()) {
                compare(golden.name(), expected, cases.run(golden, expected.tensor()), golden.tolerance());
            }
        }
        for (SignalGolden golden : model.goldens().signals()) {
            compare(golden.name(), golden.output(), cases.run(golden), golden.tolerance());
        }
    }

    /** The model's goldens with the expected values that the graphs give now. */
    public Goldens compute() throws ModelException {
        List<TensorGolden> tensors = new ArrayList<>();
        for (TensorGolden golden : model.goldens().tensors()) {
            List<Expected> outputs = new ArrayList<>();
            for (Expected draft : golden.outputs()) {
                outputs.add(cases.expect(draft, cases.run(golden, draft.tensor())));
            }
            tensors.add(new TensorGolden(golden.name(), golden.graph(), golden.inputs(), outputs, golden.tolerance()));
        }
        List<SignalGolden> signals = new ArrayList<>();
        for (SignalGolden golden : model.goldens().signals()) {
            Expected output = cases.expect(golden.output(), cases.run(golden));
            signals.add(new SignalGolden(golden.name(), golden.sines(), output, golden.tolerance()));
        }
        return new Goldens(tensors, signals);
    }

    private void compare(String golden, Expected expected, float[] actual, double tolerance) throws ModelException {
        List<String> differences = new ArrayList<>();
        if (actual.length < expected.values().size()) {
            differences.add(expected.values().size() + " values expected, " + actual.length + " came");
        }
        double worst = 0;
        int worstIndex = -1;
        int compared = Math.min(actual.length, expected.values().size());
        for (int i = 0; i < compared; i++) {
            double difference = Math.abs((double) actual[i] - expected.values().get(i));
            if (!(difference <= tolerance)) {
                if (!(difference <= worst)) {
                    worst = difference;
                    worstIndex = i;
                }
                differences.add("[" + i + "] expected " + expected.values().get(i) + " but was " + actual[i]);
            }
        }
        if (!differences.isEmpty()) {
            throw new ModelException(
                    Problem.GOLDEN,
                    "Model " + model.ref() + " does not answer as it did when it was exported: golden " + golden
                            + ", output " + expected.tensor() + ", tolerance " + tolerance + ": "
                            + String.join("; ", differences.subList(0, Math.min(SHOWN, differences.size())))
                            + (differences.size() > SHOWN ? "; and " + (differences.size() - SHOWN) + " more" : "")
                            + (worstIndex < 0 ? "" : "; the worst is [" + worstIndex + "], off by " + (float) worst)
                            + ". Maybe the front end, the runtime or the graph has changed: export the model again, or"
                            + " use the version of this program that it was exported with.");
        }
    }
}
