package io.ripieno.cli.models;

import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.cli.tag.Engines;
import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelEntry;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ripieno models list}, {@code ripieno models check} and {@code ripieno models calibrate}. */
@Command(name = "models", description = "List the models of a repository, check them, or measure what their runs cost.")
public final class ModelsCommand {
    private final Terminal terminal;
    private final Places places;
    private final Engines engines;
    private final Engines measuring;

    /** @param measuring opens engines that measure costs anew */
    public ModelsCommand(Terminal terminal, Places places, Engines engines, Engines measuring) {
        this.terminal = terminal;
        this.places = places;
        this.engines = engines;
        this.measuring = measuring;
    }

    @Command(name = "list", description = "Say what each model is for, how large and how good it is.")
    int list(
            @Option(
                            names = "--models",
                            paramLabel = "DIR",
                            description = "Model repository (default: that of the checkout).")
                    @Nullable
                    Path models,
            @Option(names = "--json", description = "Write JSON with all metrics.") boolean json)
            throws ModelException {
        List<ModelSummary> summaries = ModelRepository.open(repository(models)).list().stream()
                .map(ModelSummary::of)
                .toList();
        if (json) {
            Json.print(terminal.out(), summaries);
        } else {
            table(summaries).print(terminal.out());
        }
        summaries.stream().map(ModelSummary::error).forEach(this::complain);
        return summaries.stream().allMatch(summary -> summary.error() == null) ? ExitCode.DONE : ExitCode.FAILED;
    }

    @Command(
            name = "check",
            description = "Check each model as the service does before it uses one: schema, digests, goldens.")
    int check(
            @Option(
                            names = "--models",
                            paramLabel = "DIR",
                            description = "Model repository (default: that of the checkout).")
                    @Nullable
                    Path models,
            @Option(names = "--json", description = "Write JSON.") boolean json)
            throws ModelException {
        Path repository = repository(models);
        try (Engine engine = engines.open(repository)) {
            var check = new ModelCheck(engine);
            List<ModelVerdict> verdicts = ModelRepository.open(repository).list().stream()
                    .map(check::of)
                    .toList();
            if (json) {
                Json.print(terminal.out(), verdicts);
            } else {
                verdicts.forEach(verdict -> terminal.line("%s@%d  %s"
                        .formatted(verdict.name(), verdict.version(), verdict.sound() ? "sound" : "BROKEN")));
            }
            verdicts.stream().map(ModelVerdict::problem).forEach(this::complain);
            return verdicts.stream().allMatch(ModelVerdict::sound) ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    @Command(
            name = "calibrate",
            description = "Measure what runs of each model cost here, print it and keep it for later starts.")
    int calibrate(
            @Parameters(paramLabel = "MODEL", arity = "0..*", description = "NAME or NAME@VERSION (default: all).")
                    @Nullable
                    List<String> names,
            @Option(
                            names = "--models",
                            paramLabel = "DIR",
                            description = "Model repository (default: that of the checkout).")
                    @Nullable
                    Path models,
            @Option(names = "--json", description = "Write JSON.") boolean json)
            throws ModelException {
        Path repository = repository(models);
        List<CalibratedGraph> graphs = new ArrayList<>();
        List<String> withoutGpu;
        try (Engine engine = measuring.open(repository)) {
            for (ModelRef model : chosen(ModelRepository.open(repository), names)) {
                graphs.addAll(CalibratedGraph.of(engine.load(model)));
            }
            withoutGpu = engine.withoutGpu();
        }
        if (json) {
            Json.print(terminal.out(), graphs);
        } else {
            costs(graphs).print(terminal.out());
        }
        withoutGpu.forEach(terminal::complain);
        return ExitCode.DONE;
    }

    private static List<ModelRef> chosen(ModelRepository repository, @Nullable List<String> names)
            throws ModelException {
        if (names != null && !names.isEmpty()) {
            return names.stream().map(ModelRef::parse).toList();
        }
        return repository.list().stream()
                .filter(entry -> !(entry instanceof ModelEntry.Broken))
                .map(ModelEntry::ref)
                .toList();
    }

    private static Table costs(List<CalibratedGraph> graphs) {
        var table = new Table()
                .column("model", Side.LEFT)
                .column("graph", Side.LEFT)
                .column("device", Side.LEFT)
                .column("options", Side.LEFT)
                .column("batch", Side.RIGHT)
                .column("ms", Side.RIGHT)
                .column("items/s", Side.RIGHT)
                .column("", Side.LEFT);
        for (CalibratedGraph graph : graphs) {
            for (CalibratedGraph.BatchCost batch : graph.batches()) {
                table.row(
                        graph.model(),
                        graph.graph(),
                        graph.device(),
                        graph.options().isEmpty() ? "-" : graph.options(),
                        Integer.toString(batch.items()),
                        String.format(Locale.ROOT, "%.2f", batch.milliseconds()),
                        String.format(Locale.ROOT, "%.1f", batch.itemsPerSecond()),
                        batch.items() == graph.bestBatch() ? "best" : "");
            }
        }
        return table;
    }

    private static Table table(List<ModelSummary> summaries) {
        var table = new Table()
                .column("model", Side.LEFT)
                .column("version", Side.RIGHT)
                .column("task", Side.LEFT)
                .column("classes", Side.RIGHT)
                .column("parameters", Side.RIGHT)
                .column("test mAP", Side.RIGHT)
                .column("licence", Side.LEFT);
        for (ModelSummary summary : summaries) {
            Double map = summary.testMeanAveragePrecision();
            table.row(
                    summary.name(),
                    Integer.toString(summary.version()),
                    orDash(summary.error() == null ? summary.task() : "BROKEN"),
                    orDash(summary.classes()),
                    orDash(summary.parameters()),
                    map == null ? "-" : Figures.share(map),
                    orDash(summary.licence()));
        }
        return table;
    }

    private static String orDash(@Nullable Object value) {
        return value == null ? "-" : value.toString();
    }

    private void complain(@Nullable String problem) {
        if (problem != null) {
            terminal.complain(problem);
        }
    }

    private Path repository(@Nullable Path models) {
        return models != null ? models : places.models();
    }
}
