package io.ripieno.models.benchmark.swap;

import io.ripieno.inference.model.Goldens;
import io.ripieno.inference.model.Goldens.Expected;
import io.ripieno.inference.model.Goldens.SignalGolden;
import io.ripieno.inference.model.Goldens.TensorGolden;
import io.ripieno.inference.model.GraphSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.StoredModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A repository of copies of one model, which differ in their versions alone.
 *
 * @param root of the repository
 * @param original what is copied
 */
record Versions(Path root, StoredModel original) {
    private static final float WRONG = 0.5f;

    /** Of the newest one. */
    ModelRef latest() {
        return ModelRef.latest(original.manifest().name());
    }

    /** Adds a version. */
    void install(int version) throws IOException, ModelException {
        install(version, original.manifest().goldens());
    }

    /** Adds a version that does not answer as its goldens say. */
    void installWrong(int version) throws IOException, ModelException {
        Goldens goldens = original.manifest().goldens();
        install(
                version,
                new Goldens(
                        goldens.tensors().stream().map(Versions::wrong).toList(),
                        goldens.signals().stream().map(Versions::wrong).toList()));
    }

    private void install(int version, Goldens goldens) throws IOException, ModelException {
        ModelManifest of = original.manifest();
        Path directory = Files.createDirectories(root.resolve(of.name()).resolve(Integer.toString(version)));
        for (GraphSpec graph : of.graphs()) {
            Files.copy(original.directory().resolve(graph.file()), directory.resolve(graph.file()));
        }
        new ModelManifest(
                        of.format(),
                        of.name(),
                        version,
                        of.task(),
                        of.description(),
                        of.graphs(),
                        of.audio(),
                        of.labels(),
                        of.device(),
                        of.parameters(),
                        of.licence(),
                        of.training(),
                        of.metrics(),
                        of.limitations(),
                        goldens,
                        of.digest())
                .write(directory);
    }

    private static TensorGolden wrong(TensorGolden golden) {
        return new TensorGolden(
                golden.name(),
                golden.graph(),
                golden.inputs(),
                golden.outputs().stream().map(Versions::wrong).toList(),
                golden.tolerance());
    }

    private static SignalGolden wrong(SignalGolden golden) {
        return new SignalGolden(golden.name(), golden.sines(), wrong(golden.output()), golden.tolerance());
    }

    private static Expected wrong(Expected expected) {
        return new Expected(
                expected.tensor(),
                expected.values().stream().map(value -> value + WRONG).toList());
    }
}
