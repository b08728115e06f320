package io.ripieno.cli.submit;

import io.ripieno.contract.v1.EvaluationParameters;
import io.ripieno.contract.v1.InputRole;
import io.ripieno.contract.v1.MeasureSet;
import io.ripieno.contract.v1.TaskParameters;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What makes the one job of a command an evaluation. */
final class EvaluationOptions {
    @Option(
            names = "--measures",
            paramLabel = "WHAT",
            converter = MeasuresConverter.class,
            description =
                    "Send one evaluation of all --input files: what is judged, such as onsets; see 'ripieno evaluate'.")
    private @Nullable MeasureSet measures;

    @Option(
            names = "--input",
            paramLabel = "NAME[/ITEM[/PART]]=FILE",
            converter = InputConverter.class,
            description =
                    "With --measures: a file, and what it is to the measures, such as reference; the recording that it"
                            + " belongs to, if there are several; and which source of it or array of the file it is.")
    private List<DraftInput> inputs = List.of();

    @Option(names = "--option", paramLabel = "KEY=VALUE", description = "With --measures: an option of theirs.")
    private Map<String, String> options = Map.of();

    /** Empty if no evaluation is asked for. */
    Optional<TaskParameters> parameters() {
        return Optional.ofNullable(measures).map(asked -> TaskParameters.newBuilder()
                .setEvaluation(EvaluationParameters.newBuilder()
                        .setMeasures(asked)
                        .setOptions(options)
                        .build())
                .build());
    }

    List<DraftInput> inputs() {
        return inputs;
    }

    /** What is wrong with the options together; empty if nothing is. */
    Optional<String> problem() {
        if (measures == null && !(inputs.isEmpty() && options.isEmpty())) {
            return Optional.of("--input and --option are of an evaluation; say what is judged with --measures");
        }
        return measures != null && inputs.isEmpty()
                ? Optional.of("an evaluation needs inputs; name them with --input NAME=FILE")
                : Optional.empty();
    }

    static final class MeasuresConverter implements ITypeConverter<MeasureSet> {
        @Override
        public MeasureSet convert(String text) {
            return known().stream()
                    .filter(set -> set.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'%s' cannot be judged; there are %s"
                            .formatted(
                                    text,
                                    known().stream()
                                            .map(set -> set.name().toLowerCase(Locale.ROOT))
                                            .toList())));
        }

        private static List<MeasureSet> known() {
            return Arrays.stream(MeasureSet.values())
                    .filter(set -> set != MeasureSet.UNSPECIFIED)
                    .toList();
        }
    }

    static final class InputConverter implements ITypeConverter<DraftInput> {
        @Override
        public DraftInput convert(String text) {
            int equals = text.indexOf('=');
            String[] words = text.substring(0, Math.max(0, equals)).split("/", -1);
            if (equals < 1 || equals == text.length() - 1 || words.length > 3) {
                throw new TypeConversionException(
                        "'%s' is no input; write one such as reference=truth.csv or references/song/vocals=vocals.wav"
                                .formatted(text));
            }
            var input = new DraftInput(InputRole.EVALUATED);
            input.name = words[0];
            input.item = words.length > 1 ? words[1] : "";
            input.part = words.length > 2 ? words[2] : "";
            input.file = Path.of(text.substring(equals + 1));
            return input;
        }
    }
}
