package io.ripieno.inference.model;

import java.nio.file.Path;

/** A version of a model as it lies in the repository, whether it can be read or not. */
public sealed interface ModelEntry {
    ModelRef ref();

    Path directory();

    /** Its {@code model.json} is valid; the graphs have not been looked at. */
    record Readable(ModelRef ref, Path directory, ModelManifest manifest) implements ModelEntry {}

    /** Its {@code model.json} cannot be used. */
    record Broken(ModelRef ref, Path directory, ModelException problem) implements ModelEntry {}
}
