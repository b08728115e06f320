package io.ripieno.cli.evaluate;

import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.music.metrics.evaluation.Parameter;
import io.ripieno.music.metrics.evaluation.Role;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The roles and parameters of a set of measures as options of a command. */
final class SetOptions {
    private static final String MUSEVAL = "--museval";

    private SetOptions() {}

    static void add(CommandSpec spec, MeasureSet measures) {
        int order = 0;
        for (Role role : measures.roles()) {
            spec.addOption(option(role).order(order++).build());
        }
        for (Parameter parameter : measures.parameters()) {
            spec.addOption(option(parameter).order(order++).build());
        }
        if (measures == MeasureSet.SEPARATION) {
            spec.addOption(OptionSpec.builder(MUSEVAL)
                    .order(order)
                    .type(Path.class)
                    .paramLabel("DIR")
                    .description("Also write the scores of each recording as museval does, ITEM.json, into a folder.")
                    .build());
        }
    }

    private static OptionSpec.Builder option(Role role) {
        boolean one = role.number() == Role.Number.ONE;
        return OptionSpec.builder("--" + role.name())
                .required(role.required())
                .arity(one ? "1" : "1..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(one ? "FILE" : "PATH")
                .description(literal(role.about()));
    }

    private static OptionSpec.Builder option(Parameter parameter) {
        String about = parameter.choices().isEmpty()
                ? parameter.about() + (parameter.bounds().isEmpty() ? "" : " Range: %s.".formatted(parameter.bounds()))
                : "%s %s: %s."
                        .formatted(
                                parameter.about(),
                                parameter.kind() == Parameter.Kind.CHOICE ? "One of" : "Some of",
                                String.join(", ", parameter.choices()));
        if (parameter.kind() == Parameter.Kind.FLAG) {
            return OptionSpec.builder("--" + parameter.name())
                    .arity("0")
                    .type(boolean.class)
                    .description(literal(about));
        }
        String usual = parameter.usual().isEmpty() ? "" : " (default: %s)".formatted(parameter.usual());
        return OptionSpec.builder("--" + parameter.name())
                .arity("1")
                .type(String.class)
                .paramLabel(label(parameter.kind()))
                .description(literal(about + usual));
    }

    private static String literal(String text) {
        return text.replace("%", "%%");
    }

    private static String label(Parameter.Kind kind) {
        return switch (kind) {
            case FLAG -> "";
            case WHOLE -> "N";
            case NUMBER -> "NUMBER";
            case CHOICE -> "WORD";
            case CHOICES -> "WORD,...";
            case WHOLES -> "N,...";
        };
    }

    /** The files and folders that were given for a role. */
    static List<String> words(CommandSpec spec, Role role) {
        List<String> words = spec.findOption("--" + role.name()).getValue();
        return words == null ? List.of() : words;
    }

    /** The values that were given for parameters. */
    static Map<String, String> values(CommandSpec spec, MeasureSet measures) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Parameter parameter : measures.parameters()) {
            Object value = spec.findOption("--" + parameter.name()).getValue();
            if (value != null && !value.equals(false)) {
                values.put(parameter.name(), value.toString());
            }
        }
        return values;
    }

    /** Where museval's files go, if they are wanted. */
    static @Nullable Path museval(CommandSpec spec) {
        OptionSpec option = spec.findOption(MUSEVAL);
        return option == null ? null : option.getValue();
    }
}
