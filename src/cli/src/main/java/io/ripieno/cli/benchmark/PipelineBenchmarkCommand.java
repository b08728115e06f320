package io.ripieno.cli.benchmark;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.CliException;
import io.ripieno.cli.Places;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.files.Recordings;
import io.ripieno.cli.report.Json;
import io.ripieno.cli.report.Table;
import io.ripieno.cli.report.Table.Side;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.music.audio.AudioException;
import io.ripieno.music.audio.AudioLimits;
import io.ripieno.music.decode.AudioDecoder;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ripieno benchmark pipeline}. */
@Command(
        name = "pipeline",
        description = "Compare recordings that go through Kafka and the service, from the first job sent to the last"
                + " outcome read, with a straight loop over the same files with the same decoder, front end, session"
                + " and as many threads as the service has for each. Starts a broker and a service of its own.")
final class PipelineBenchmarkCommand implements Callable<Integer> {
    /** The printed key of recordings that are long. */
    static final String EFFICIENCY = "pipeline.efficiency";

    private static final int SHORTEST_SONG_SECONDS = 60;
    private static final int LONGEST_SONG_SECONDS = 600;
    private static final int SHORT_SECONDS = 10;
    private static final String SHORT_SUFFIX = ".10s";

    private final Terminal terminal;
    private final Places places;
    private final OwnService service;
    private final DecodeWorkerCommand decodeWorker;

    @Mixin
    private Protocol protocol = new Protocol();

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "Recordings to take for the long ones, of 60 s or more each (default: some that are made, of"
                    + " 60 to 600 s, evenly spread on a logarithmic scale).")
    private @Nullable Path files;

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How many recordings of either length are made (default: ${DEFAULT-VALUE}).")
    private int count = 8;

    @Option(
            names = "--songs-only",
            description = "Measure no recordings of 10 s; they are run all the same, to warm both sides up.")
    private boolean songsOnly;

    PipelineBenchmarkCommand(Terminal terminal, Places places, OwnService service, DecodeWorkerCommand decodeWorker) {
        this.terminal = terminal;
        this.places = places;
        this.service = service;
        this.decodeWorker = decodeWorker;
    }

    @Override
    public Integer call() throws Exception {
        double load = MachineLoad.now();
        try (Scratch scratch = Scratch.open(terminal)) {
            Map<String, PipelineRace.Result> results = run(scratch.folder());
            print(results, MachineLoad.since(load));
            PipelineRace.Result longer = Objects.requireNonNull(results.get(EFFICIENCY));
            return protocol.exitCode(longer.duel().efficiency());
        }
    }

    private Map<String, PipelineRace.Result> run(Path folder) throws Exception {
        int callers = Runtime.getRuntime().availableProcessors();
        Narrator narrator = Narrator.inLines(terminal);
        var workers = new DecodeWorkerPool(decodeWorker, DecodeWorkerSettings.DEFAULT);
        try (var decoder = new AudioDecoder(AudioLimits.DEFAULT, workers);
                LoadedTagger tagger = LoadedTagger.open(protocol.storedModel(places), callers)) {
            narrator.step("making recordings");
            List<Path> shorter =
                    ChordFiles.write(folder, ChordFiles.lengths(count, SHORT_SECONDS, SHORT_SECONDS), workers);
            List<Path> longer = longer(folder, workers);
            Set<ProcessHandle> before = Participants.children();
            try (OwnService.Started started = service.start(
                    folder, protocol.repository(places), roots(folder), UnaryOperator.identity(), narrator)) {
                var race = new PipelineRace(
                        new StraightLoop(decoder, tagger, started.system()::isClosing),
                        new DistinctJobs(tagger.model().manifest().labels().get(0)),
                        started,
                        Participants.startedSince(before));
                return results(race, longer, shorter, narrator);
            }
        }
    }

    /** The short ones come first: only many of them compile what is run once for each. */
    private Map<String, PipelineRace.Result> results(
            PipelineRace race, List<Path> longer, List<Path> shorter, Narrator narrator) throws Exception {
        Map<String, PipelineRace.Result> results = new LinkedHashMap<>();
        if (songsOnly) {
            narrator.step("warming up with recordings of 10 s");
            race.rehearse(shorter, protocol.seconds);
        } else {
            results.put(EFFICIENCY + SHORT_SUFFIX, race(race, shorter, "recordings of 10 s", narrator));
        }
        results.put(EFFICIENCY, race(race, longer, "long recordings", narrator));
        return results;
    }

    private PipelineRace.Result race(PipelineRace race, List<Path> recordings, String which, Narrator narrator)
            throws Exception {
        narrator.step("running " + which);
        return race.run(recordings, protocol.rounds, protocol.seconds, () -> narrator.step("running on with " + which));
    }

    private List<Path> longer(Path folder, DecodeWorkerPool workers) throws AudioException {
        if (files == null) {
            return ChordFiles.write(
                    folder, ChordFiles.lengths(count, SHORTEST_SONG_SECONDS, LONGEST_SONG_SECONDS), workers);
        }
        Recordings found = Recordings.find(List.of(files));
        if (found.files().isEmpty()) {
            throw new CliException("there are no recordings in %s; name a folder that has some".formatted(files));
        }
        return found.files();
    }

    private List<Path> roots(Path folder) throws IOException {
        return files == null ? List.of(folder) : List.of(folder, files.toRealPath());
    }

    private void print(Map<String, PipelineRace.Result> results, MachineLoad load) {
        if (protocol.json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", "pipeline");
            document.put("model", protocol.model.toString());
            document.put("callers", load.cores());
            document.put("seconds", protocol.seconds);
            results.forEach((key, result) -> {
                document.put(key, result.duel().efficiency());
                document.put(key + ".cpu", result.duel().processorEfficiency());
                document.put(key + ".recordings", result.recordings());
                document.put(key + ".audioSeconds", result.audioSeconds());
                document.put(key + ".straightWarmUp", result.straightWarmUp());
                document.put(key + ".pipelineWarmUp", result.pipelineWarmUp());
                document.put(key + ".rounds", result.duel().rounds());
            });
            document.put("machine", load);
            Json.print(terminal.out(), document);
            return;
        }
        table(results).print(terminal.out());
        results.forEach((key, result) -> terminal.line("%s after %s of the straight loop and %s of the pipeline"
                .formatted(key, words(result.straightWarmUp()), words(result.pipelineWarmUp()))));
        results.forEach((key, result) -> {
            terminal.line(EngineBenchmarkCommand.figure(key, result.duel().efficiency()));
            terminal.line(
                    EngineBenchmarkCommand.figure(key + ".cpu", result.duel().processorEfficiency()));
        });
        terminal.line(load.line());
    }

    private static String words(WarmUp warmUp) {
        return String.format(
                Locale.ROOT,
                "%d runs that did not count, in the last of which compilers took %.1f %%,",
                warmUp.runs(),
                100 * warmUp.compilersShare());
    }

    private static Table table(Map<String, PipelineRace.Result> results) {
        Table table = new Table()
                .column("recordings", Side.RIGHT)
                .column("of seconds", Side.RIGHT)
                .column("side", Side.LEFT)
                .column("seconds", Side.RIGHT)
                .column("audio s/s", Side.RIGHT)
                .column("CPU ms/audio s", Side.RIGHT)
                .column("compilers", Side.RIGHT)
                .column("ratio", Side.RIGHT);
        results.values().forEach(result -> result.duel().rounds().forEach(round -> {
            row(table, result, "straight", round.bare(), "");
            row(table, result, "pipeline", round.ours(), String.format(Locale.ROOT, "%.4f", round.rateRatio()));
        }));
        return table;
    }

    private static void row(Table table, PipelineRace.Result result, String side, AudioPace pace, String ratio) {
        table.row(
                Integer.toString(result.recordings()),
                String.format(Locale.ROOT, "%.0f", result.audioSeconds() / result.recordings()),
                side,
                String.format(Locale.ROOT, "%.2f", pace.seconds()),
                String.format(Locale.ROOT, "%.2f", pace.audioSecondsPerSecond()),
                String.format(Locale.ROOT, "%.3f", pace.cpuMillisPerAudioSecond()),
                String.format(Locale.ROOT, "%.1f %%", 100 * pace.compilersShare()),
                ratio);
    }
}
