package io.ripieno.cli.tag;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.files.Recordings;
import io.ripieno.cli.report.Json;
import io.ripieno.inference.Engine;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.tagging.TaggingOptions;
import io.ripieno.inference.tagging.TaggingWorker;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ripieno tag FILE...}. */
@Command(name = "tag", description = "Say which instruments play in recordings, in this process, without a broker.")
public final class TagCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Places places;
    private final Engines engines;
    private final DecodeWorkerCommand decodeWorker;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Recordings, or folders that hold them.")
    private List<Path> words = List.of();

    @Option(
            names = "--model",
            paramLabel = "NAME[:VERSION]",
            converter = ModelRefConverter.class,
            description = "Model to use (default: ${DEFAULT-VALUE}, in its highest version).")
    private ModelRef model = ModelRef.latest("instrument-tagger");

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    private @Nullable Path models;

    @Option(
            names = "--hop",
            paramLabel = "SECONDS",
            converter = Bounded.Seconds.class,
            description = "From one window to the next (default: the model's).")
    private @Nullable Double hop;

    @Option(
            names = "--top",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many instruments to name (default: 3; all with --json).")
    private @Nullable Integer top;

    @Option(names = "--timeline", description = "Also say what is heard in each window; --json always does.")
    private boolean timeline;

    @ArgGroup
    private Form form = new Form();

    /** How the results are written. */
    static final class Form {
        @Option(names = "--json", description = "Write one JSON document with all that is known.")
        private boolean json;

        @Option(names = "--csv", description = "Write a line of CSV for each recording and label.")
        private boolean csv;
    }

    public TagCommand(Terminal terminal, Places places, Engines engines, DecodeWorkerCommand decodeWorker) {
        this.terminal = terminal;
        this.places = places;
        this.engines = engines;
        this.decodeWorker = decodeWorker;
    }

    @Override
    public Integer call() throws ModelException {
        var options = new TaggingOptions(hop, Map.of(), Set.of(), timeline || form.json);
        int cores = Runtime.getRuntime().availableProcessors();
        var workers = new DecodeWorkerPool(decodeWorker, DecodeWorkerSettings.DEFAULT);
        try (Engine engine = engines.open(models != null ? models : places.models());
                var decoder = new AudioDecoder(AudioLimits.DEFAULT, workers)) {
            TaggingWorker worker = engine.tagging(model);
            List<TagResult> results =
                    new Tagger(worker, decoder, options).tag(Recordings.find(words), cores, this::complain);
            print(worker, results);
            return results.stream().allMatch(TagResult.Tagged.class::isInstance) ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private void print(TaggingWorker worker, List<TagResult> results) {
        if (form.json) {
            Json.print(terminal.out(), TagDocument.of(worker.model(), results, top == null ? Integer.MAX_VALUE : top));
        } else if (form.csv) {
            new TagCsv(timeline).print(terminal.out(), results);
        } else if (results.stream().anyMatch(TagResult.Tagged.class::isInstance)) {
            new TagTable(top == null ? 3 : top, timeline).print(terminal.out(), results);
        }
    }

    private void complain(TagResult result) {
        if (result instanceof TagResult.Untaggable untaggable) {
            terminal.complain(untaggable.problem());
        }
    }
}
