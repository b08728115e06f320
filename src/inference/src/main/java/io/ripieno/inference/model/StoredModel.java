package io.ripieno.inference.model;

import io.ripieno.inference.model.ModelException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A model as it lies on disk.
 *
 * @param directory that holds {@code model.json} and the graphs
 * @param manifest what {@code model.json} says
 */
public record StoredModel(Path directory, ModelManifest manifest) {
    /**
     * The bytes of a graph, the very ones whose digest was compared, so that nothing can change in between.
     *
     * @throws ModelException if the file is missing or is not the one that was exported
     */
    public byte[] graph(String name) throws ModelException {
        GraphSpec spec = manifest.graph(name);
        Path file = directory.resolve(spec.file());
        byte[] bytes = read(file);
        String digest = ModelDigest.sha256(bytes);
        if (!digest.equals(spec.sha256())) {
            throw new ModelException(
                    Problem.DIGEST,
                    file + " has the SHA-256 " + digest + " (" + bytes.length + " bytes) but model.json states "
                            + spec.sha256() + " (" + spec.bytes() + " bytes). The file is damaged or of another"
                            + " version: restore it, or export the model again.");
        }
        return bytes;
    }

    static byte[] read(Path file) throws ModelException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ModelException(
                    Problem.MISSING,
                    file + " is missing although model.json names it. Restore it, or export the model again.",
                    e);
        } catch (IOException e) {
            throw new ModelException(
                    Problem.UNREADABLE, file + " could not be read: " + e + ". Check its permissions.", e);
        }
    }
}
