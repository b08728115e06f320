package io.ripieno.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.music.metrics.evaluation.Parameter;
import io.ripieno.music.metrics.evaluation.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The document of the evaluation lists the options that there are, as the command explains them. */
class EvaluateDocumentTest {
    @Test
    void everyOptionIsDocumentedAndNoOtherIs() throws IOException {
        List<String> wanted = new ArrayList<>();
        for (MeasureSet measures : MeasureSet.values()) {
            wanted.add("## " + measures.word());
            measures.roles().forEach(role -> wanted.add(row(role)));
            measures.parameters().forEach(parameter -> wanted.add(row(parameter)));
        }
        List<String> documented = Files.readAllLines(Path.of("../../docs/evaluate.md")).stream()
                .filter(line -> line.startsWith("| `--") && !line.startsWith("| `--museval`")
                        || line.startsWith("## ") && !line.equals("## JSON"))
                .toList();
        assertThat(documented).isEqualTo(wanted);
    }

    private static String row(Role role) {
        return "| `--%s` | %s | %s |".formatted(role.name(), role.required() ? "required" : "", role.about());
    }

    private static String row(Parameter parameter) {
        String bounds = parameter.bounds().isEmpty() ? "" : " Range: %s.".formatted(parameter.bounds());
        String choices = parameter.choices().stream()
                .map(choice -> "`" + choice + "`")
                .collect(Collectors.joining(", ", " ", "."));
        return "| `--%s` | %s | %s%s |"
                .formatted(
                        parameter.name(),
                        parameter.kind() == Parameter.Kind.FLAG ? "" : parameter.usual(),
                        parameter.about(),
                        parameter.choices().isEmpty() ? bounds : choices);
    }
}
