package io.ripieno.cli.benchmark;

import io.ripieno.cli.CliException;
import io.ripieno.cli.Places;
import io.ripieno.cli.serve.DataHome;
import io.ripieno.cli.serve.Instance;
import io.ripieno.cli.serve.Narrator;
import io.ripieno.cli.serve.Programs;
import io.ripieno.cli.serve.RunningSystem;
import io.ripieno.cli.serve.SystemSettings;
import io.ripieno.music.decode.DecodeWorkerCommand;
import io.ripieno.music.decode.DecodeWorkerPool;
import io.ripieno.music.decode.DecodeWorkerSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A broker and a service that a benchmark starts for itself: what it needs for that, and the options that say how. */
final class OwnService {
    private static final Duration START = Duration.ofSeconds(60);

    private final Places places;
    private final Programs programs;
    private final DecodeWorkerCommand decodeWorker;

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    private @Nullable Path models;

    OwnService(Places places, Programs programs, DecodeWorkerCommand decodeWorker) {
        this.places = places;
        this.programs = programs;
        this.decodeWorker = decodeWorker;
    }

    /** Both are up; closing ends them. */
    record Started(RunningSystem system, String bootstrapServers) implements AutoCloseable {
        @Override
        public void close() {
            system.close();
        }
    }

    Path repository() {
        return models != null ? models : places.models();
    }

    /** One worker, which writes recordings. */
    DecodeWorkerPool writer() {
        return new DecodeWorkerPool(decodeWorker, DecodeWorkerSettings.DEFAULT.withWorkers(1));
    }

    /**
     * Returns once jobs are taken, of recordings in that folder.
     *
     * @param folder for their data, too
     * @param asRun how the programs differ from those of everyday
     * @throws CliException if one of the two does not start
     */
    Started start(Path folder, UnaryOperator<Programs> asRun, Narrator narrator) {
        return start(folder, repository(), List.of(folder), asRun, narrator);
    }

    /**
     * The same with models of another repository, and recordings of other folders.
     *
     * @param roots folders that hold recordings
     */
    Started start(Path folder, Path repository, List<Path> roots, UnaryOperator<Programs> asRun, Narrator narrator) {
        DataHome data = new DataHome(folder.resolve("data"));
        var settings = new SystemSettings("benchmark", data, repository, roots, 0, 0);
        RunningSystem system = RunningSystem.tryStart(asRun.apply(programs), settings, narrator)
                .orElseThrow(() -> new CliException("another ripieno holds " + data.root()));
        boolean isReady = false;
        try {
            Started started = new Started(system, Instance.await(data, START).bootstrapServers());
            isReady = true;
            return started;
        } finally {
            if (!isReady) {
                system.close();
            }
        }
    }
}
