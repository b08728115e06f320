package io.ripieno.models.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.graph.Gates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link NameMap} as a file: a JSON array of rules {@code {"rename": PATTERN, "from": TENSOR}}, where {@code transpose} may
 * stand for {@code rename}, and {@code normalisation}, {@code lstm} or {@code gru} with the name of a layer and of a module.
 */
final class NameMapFile {
    private static final List<String> KINDS = List.of("rename", "transpose", "normalisation", "lstm", "gru");
    private static final String SOURCE = "from";

    private NameMapFile() {}

    /**
     * Reads the rules.
     *
     * @throws WeightsException if the file is no such array; names the rule that is wrong
     */
    static NameMap read(Path file) throws IOException {
        JsonNode rules;
        try {
            rules = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new WeightsException(
                    "Names %s are no JSON: %s. Mend them.".formatted(file, e.getOriginalMessage()), e);
        }
        if (!rules.isArray()) {
            throw new WeightsException("Names %s are no array of rules. Put [ and ] around them.".formatted(file));
        }
        NameMap names = new NameMap();
        for (JsonNode rule : rules) {
            try {
                add(names, file, rule);
            } catch (PatternSyntaxException e) {
                throw refusal(file, rule, "has no valid pattern, " + e.getDescription(), e);
            }
        }
        return names;
    }

    private static void add(NameMap names, Path file, JsonNode rule) throws WeightsException {
        Optional<String> kind = KINDS.stream().filter(rule::has).findFirst();
        if (kind.isEmpty() || rule.size() != 2 || !rule.path(SOURCE).isTextual()) {
            throw refusal(file, rule, "is not one of %s and %s".formatted(KINDS, SOURCE), null);
        }
        JsonNode pattern = rule.path(kind.get());
        if (!pattern.isTextual()) {
            throw refusal(file, rule, "has no text as " + kind.get(), null);
        }
        String from = rule.path(SOURCE).asText();
        switch (kind.get()) {
            case "rename" -> names.renamed(pattern.asText(), from);
            case "transpose" -> names.transposed(pattern.asText(), from);
            case "normalisation" -> names.normalisation(pattern.asText(), from);
            default -> names.recurrent(kind.get().equals("lstm") ? Gates.LSTM : Gates.GRU, pattern.asText(), from);
        }
    }

    private static WeightsException refusal(Path file, JsonNode rule, String problem, @Nullable Throwable cause) {
        String message = "Rule %s of %s %s. Write for example {\"rename\": \"(.*)\\\\.gain\", \"from\": \"$1.weight\"}."
                .formatted(rule, file, problem);
        return cause == null ? new WeightsException(message) : new WeightsException(message, cause);
    }
}
