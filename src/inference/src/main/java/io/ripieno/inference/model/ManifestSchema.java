package io.ripieno.inference.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.ripieno.inference.model.ModelException.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The JSON Schema of {@code model.json}, which lies beside this class. */
final class ManifestSchema {
    private static final String RESOURCE = "model.schema.json";

    private ManifestSchema() {}

    /** Loaded on first use, since most runs of a program need it once or never. */
    private static final class Holder {
        static final JsonSchema SCHEMA = load();

        private static JsonSchema load() {
            try (InputStream in =
                    Objects.requireNonNull(ManifestSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
                return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(ManifestFile.MAPPER.readTree(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Throws with every problem at once, each with its place in the file. */
    static void check(JsonNode json, Path file) throws ModelException {
        Set<ValidationMessage> problems = Holder.SCHEMA.validate(json);
        if (!problems.isEmpty()) {
            throw new ModelException(
                    Problem.SCHEMA,
                    problems.stream()
                            .map(ValidationMessage::getMessage)
                            .sorted()
                            .collect(Collectors.joining(
                                    "\n  ",
                                    file + " does not follow its schema in " + problems.size() + " place(s):\n  ",
                                    "\nMaybe it was written by another version of this program: export the model again,"
                                            + " or correct the places named.")));
        }
    }
}
