package io.ripieno.cli.submit;

import io.ripieno.cli.TimeOptions;
import io.ripieno.contract.v1.Excerpt;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.Priority;
import io.ripieno.contract.v1.TaskParameters;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The fields of a job that a line of JSON may give, by the names of the contract. */
final class JobFields {
    private static final Map<String, Reader> READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("jobId", (draft, value) -> draft.job.setJobId(value.text())),
            Map.entry("subject", (draft, value) -> draft.job.setSubject(value.text())),
            Map.entry("tenant", (draft, value) -> draft.job.setTenant(value.text())),
            Map.entry("labels", JobFields::labels),
            Map.entry("model", (draft, value) -> draft.job.setModel(ModelChoices.parse(value.text()))),
            Map.entry(
                    "parameters",
                    (draft, value) -> draft.job.setParameters(AvroJson.record(value, TaskParameters.class))),
            Map.entry("priority", (draft, value) -> draft.job.setPriority(priority(value))),
            Map.entry("deadline", (draft, value) -> draft.job.setDeadline(deadline(value))),
            Map.entry("force", (draft, value) -> draft.job.setForce(value.flag())),
            Map.entry("strict", (draft, value) -> draft.job.setStrictMediaType(value.flag())),
            Map.entry("inputs", JobFields::inputs)));

    private static final Map<String, InputReader> INPUT_READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("file", (input, value) -> input.file = path(value)),
            Map.entry("uri", (input, value) -> input.uri = value.text()),
            Map.entry("sha256", (input, value) -> input.sha256 = value.text()),
            Map.entry("bytes", (input, value) -> input.bytes = value.whole()),
            Map.entry("mediaType", (input, value) -> input.mediaType = value.text()),
            Map.entry("excerpt", (input, value) -> input.excerpt = excerpt(value)),
            Map.entry("statedSeconds", (input, value) -> input.statedSeconds = value.number())));

    private static final Map<String, InputReader> LISTED_READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("name", (input, value) -> input.name = value.text()),
            Map.entry("item", (input, value) -> input.item = value.text()),
            Map.entry("part", (input, value) -> input.part = value.text())));

    static {
        INPUT_READERS.forEach((name, reader) -> {
            READERS.put(name, (draft, value) -> reader.read(draft.input, value));
            LISTED_READERS.put(name, reader);
        });
    }

    @FunctionalInterface
    private interface InputReader {
        void read(DraftInput input, JsonValue value) throws RefusedException;
    }

    @FunctionalInterface
    private interface Reader {
        void read(Draft draft, JsonValue value) throws RefusedException;
    }

    private JobFields() {}

    /** The names of all fields, in alphabetical order. */
    static Set<String> names() {
        return READERS.keySet();
    }

    /**
     * Gives the draft what a line says.
     *
     * @throws RefusedException naming the field that is unknown or has a value that cannot be
     */
    static void read(Draft draft, JsonValue line) throws RefusedException {
        for (Map.Entry<String, JsonValue> member : line.members().entrySet()) {
            Reader reader = READERS.get(member.getKey());
            if (reader == null) {
                throw member.getValue().unknown(names());
            }
            reader.read(draft, member.getValue());
        }
    }

    /** Of an evaluation, by what they are to the measures. */
    private static void inputs(Draft draft, JsonValue value) throws RefusedException {
        value.require(value.node().isArray() && !value.node().isEmpty(), "a list of inputs");
        for (JsonValue element : value.elements()) {
            var input = new DraftInput(InputRole.EVALUATED);
            for (Map.Entry<String, JsonValue> member : element.members().entrySet()) {
                InputReader reader = LISTED_READERS.get(member.getKey());
                if (reader == null) {
                    throw member.getValue().unknown(LISTED_READERS.keySet());
                }
                reader.read(input, member.getValue());
            }
            draft.inputs.add(input);
        }
    }

    private static void labels(Draft draft, JsonValue value) throws RefusedException {
        Map<String, String> labels = new HashMap<>(draft.job.getLabels());
        labels.putAll(value.texts());
        draft.job.setLabels(labels);
    }

    private static Priority priority(JsonValue value) throws RefusedException {
        String name = value.text().toUpperCase(Locale.ROOT);
        value.require(
                Arrays.stream(Priority.values())
                        .anyMatch(priority -> priority.name().equals(name)),
                "LOW, NORMAL or HIGH");
        return Priority.valueOf(name);
    }

    private static Instant deadline(JsonValue value) throws RefusedException {
        try {
            return value.node().isTextual()
                    ? TimeOptions.deadline(value.text(), Clock.systemUTC())
                    : Instant.ofEpochMilli(value.whole());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new RefusedException("%s: %s".formatted(value.path(), e.getMessage()));
        }
    }

    private static Excerpt excerpt(JsonValue value) throws RefusedException {
        return value.node().isTextual() ? Excerpts.parse(value.text()) : AvroJson.record(value, Excerpt.class);
    }

    private static Path path(JsonValue value) throws RefusedException {
        try {
            return Path.of(value.text());
        } catch (InvalidPathException e) {
            throw value.wrong("the path of a file (" + e.getReason() + ")");
        }
    }
}
