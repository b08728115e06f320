package io.ripieno.inference.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ripieno.inference.model.ModelException.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes {@code model.json}. */
final class ManifestFile {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private ManifestFile() {}

    static ModelManifest read(Path file) throws ModelException {
        JsonNode json = parse(file);
        ManifestSchema.check(json, file);
        ModelManifest manifest;
        try {
            manifest = MAPPER.treeToValue(json, ModelManifest.class);
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    Problem.SCHEMA, file + " is not valid: " + e.getOriginalMessage() + " Export the model again.", e);
        }
        ManifestRules.check(manifest, file);
        String expected = ModelDigest.of(manifest);
        if (!expected.equals(manifest.digest())) {
            throw new ModelException(
                    Problem.DIGEST,
                    file + " states the digest " + manifest.digest() + " but what it says has the digest " + expected
                            + ". It was changed by hand after the export, or only in part; export the model again or"
                            + " restore the file.");
        }
        return manifest;
    }

    static void write(ModelManifest manifest, Path file) throws ModelException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            ManifestRules.check(manifest, file);
            JsonNode json = MAPPER.valueToTree(manifest);
            ManifestSchema.check(json, file);
            Files.writeString(draft, MAPPER.writeValueAsString(json) + "\n");
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new ModelException(
                    Problem.UNREADABLE,
                    file + " could not be written: " + e + ". Check the directory's permissions and free space.",
                    e);
        }
    }

    private static JsonNode parse(Path file) throws ModelException {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ModelException(
                    Problem.MISSING,
                    file + " does not exist. A model is a directory NAME/VERSION with a model.json.",
                    e);
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    Problem.SCHEMA,
                    file + " is not JSON: " + e.getOriginalMessage() + " at line "
                            + e.getLocation().getLineNr() + ". Restore the file or export the model again.",
                    e);
        } catch (IOException e) {
            throw new ModelException(
                    Problem.UNREADABLE, file + " could not be read: " + e + ". Check its permissions.", e);
        }
    }
}
