package io.ripieno.cli.evaluate;

import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.StatusScreen;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import io.ripieno.music.metrics.MetricException;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.EvaluationJson;
import io.ripieno.music.metrics.evaluation.Inputs;
import io.ripieno.music.metrics.evaluation.MeasureSet;
import io.ripieno.music.metrics.evaluation.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code ripieno evaluate WHAT}: its options are the roles and parameters of the set of measures. */
@Command(
        sortOptions = false,
        footer = {
            "",
            "Arrays are .npy, .npz, .csv (also .tsv, .txt, .lab) or .json; FILE#NAME takes one of several arrays of a file."
        })
final class SetCommand implements Callable<Integer> {
    private static final String DENSITIES = "densities";
    private static final String CURVES = "curves";
    private static final int CELLS = 24;

    private final MeasureSet measures;
    private final Terminal terminal;
    private final DecodeWorkerCommand decodeWorker;
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", order = 1000, description = "Write one JSON document with all that was found.")
    private boolean json;

    @Option(
            names = "--plots",
            order = 1001,
            paramLabel = "DIR",
            description = "Draw matrices, courses over time, curves and densities as PNG files into a folder.")
    private @Nullable Path plots;

    private SetCommand(MeasureSet measures, Terminal terminal, DecodeWorkerCommand decodeWorker) {
        this.measures = measures;
        this.terminal = terminal;
        this.decodeWorker = decodeWorker;
    }

    static CommandLine commandLine(MeasureSet measures, Terminal terminal, DecodeWorkerCommand decodeWorker) {
        SetCommand command = new SetCommand(measures, terminal, decodeWorker);
        command.spec = CommandSpec.forAnnotatedObject(command).name(measures.word());
        command.spec.usageMessage().description(measures.about());
        SetOptions.add(command.spec, measures);
        return new CommandLine(command.spec).setUnmatchedOptionsAllowedAsOptionParameters(false);
    }

    @Override
    public Integer call() {
        Options options = options();
        var workers = new DecodeWorkerPool(decodeWorker, DecodeWorkerSettings.DEFAULT);
        try (var decoder = new AudioDecoder(AudioLimits.DEFAULT, workers)) {
            GivenFiles given = new GivenFiles(decoder);
            measures.roles().forEach(role -> given.add(role, SetOptions.words(spec, role)));
            Evaluation evaluation = evaluate(given.inputs(), options);
            report(evaluation);
            return evaluation.problems().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private Options options() {
        Map<String, String> values = new LinkedHashMap<>(SetOptions.values(spec, measures));
        if (plots != null) {
            measures.parameters().stream()
                    .filter(parameter -> List.of(DENSITIES, CURVES).contains(parameter.name()))
                    .forEach(parameter -> values.put(parameter.name(), "true"));
        }
        try {
            return measures.options(values);
        } catch (MetricException e) {
            throw new ParameterException(spec.commandLine(), "--" + e.getMessage(), e);
        }
    }

    private Evaluation evaluate(Inputs inputs, Options options) {
        var screen = new StatusScreen(terminal);
        try {
            return measures.evaluate(
                    inputs,
                    options,
                    (done, of, what) -> screen.status(
                            () -> "%s %d of %d  %s".formatted(Figures.bar((double) done / of, CELLS), done, of, what)));
        } catch (MetricException | IOException e) {
            throw new CliException(GivenFiles.named(inputs, measures, String.valueOf(e.getMessage())), e);
        } finally {
            screen.clear();
        }
    }

    private void report(Evaluation evaluation) {
        evaluation.problems().forEach(problem -> terminal.complain(problem.message()));
        evaluation.warnings().forEach(warning -> terminal.note("warning: " + warning));
        if (json) {
            Json.print(terminal.out(), EvaluationJson.of(evaluation));
        } else {
            new EvaluationText(terminal).print(evaluation);
        }
        List<Path> written = plots == null ? List.of() : EvaluationPlots.write(evaluation, plots);
        written.forEach(file -> terminal.note(file.toString()));
        Path museval = SetOptions.museval(spec);
        if (museval != null) {
            MusevalFiles.write(evaluation, museval).forEach(file -> terminal.note(file.toString()));
        }
    }
}
