package io.ripieno.models.benchmark.swap;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.Engine;
import io.ripieno.inference.EngineSettings;
import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelException.Problem;
import io.ripieno.models.benchmark.Scratch;
import io.ripieno.models.benchmark.TaggerOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark swap}. */
@Command(
        name = "swap",
        mixinStandardHelpOptions = true,
        description = "Brings new versions of a tagger into service while recordings are tagged, in the engine as the"
                + " service has it, then one whose goldens are wrong, which must be refused. Tells the longest time in"
                + " which windows waited and no device ran, and how many jobs failed. The bars: 200 ms, and none.")
public final class SwapBenchmarkCommand implements Callable<Integer> {
    @Mixin
    private TaggerOptions tagger = new TaggerOptions();

    @Option(
            names = "--swaps",
            paramLabel = "N",
            defaultValue = "5",
            description = "New versions that take over. Default: ${DEFAULT-VALUE}.")
    private int swaps;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "Length of each recording. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Recordings under way at a time. Default: twice as many as cores.")
    private int jobs = 2 * Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--require",
            paramLabel = "MILLIS",
            description =
                    "Exit with 1 if windows waited longer than this while no device ran, if a job failed, or if the"
                            + " wrong version was not refused.")
    private double most = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What came of it; the refusal is null where the wrong version was taken. */
    private record Figures(
            String model,
            List<Double> swapSeconds,
            long done,
            long failed,
            @Nullable String failure,
            double idleMillis,
            double waitingShare,
            @Nullable String refusal) {}

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (swaps < 1 || jobs < 1 || !(seconds >= 1)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--swaps (" + swaps + "), --jobs (" + jobs + ") and --seconds (" + seconds
                            + ") must be at least 1.");
        }
        TaggerOptions.Tagger chosen = tagger.resolve();
        Figures figures;
        try (Scratch scratch = Scratch.open()) {
            figures = measure(new Versions(scratch.folder(), chosen.stored()), chosen.audio());
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? new ObjectMapper().writeValueAsString(document(figures)) : table(figures));
        out.flush();
        boolean isGood = figures.idleMillis() <= most && figures.failed() == 0 && figures.refusal() != null;
        return isGood || most == Double.POSITIVE_INFINITY ? 0 : 1;
    }

    private Figures measure(Versions versions, AudioSpec audio) throws Exception {
        versions.install(1);
        IdleGaps gaps = new IdleGaps(System::nanoTime);
        EngineSettings settings = EngineSettings.of(versions.root()).withPreload(List.of(versions.latest()));
        try (Engine engine = Engine.open(settings, gaps)) {
            List<Double> swapSeconds = new ArrayList<>();
            String refusal;
            SwapLoad load = new SwapLoad(engine, versions.latest(), audio, jobs, seconds);
            try (load) {
                load.awaitMore(1, jobs);
                for (int version = 2; version <= 1 + swaps; version++) {
                    versions.install(version);
                    long begin = System.nanoTime();
                    engine.refresh(versions.latest().name());
                    swapSeconds.add((System.nanoTime() - begin) * 1e-9);
                    load.awaitMore(version, jobs);
                }
                versions.installWrong(2 + swaps);
                refusal = refusal(engine, versions.latest().name());
                load.awaitMore(refusal == null ? 2 + swaps : 1 + swaps, jobs);
            }
            Exception failure = load.failure();
            return new Figures(
                    versions.original().manifest().ref().toString(),
                    swapSeconds,
                    load.done(),
                    load.failed(),
                    failure == null ? null : failure.toString(),
                    gaps.longestMillis(),
                    gaps.waitingShare(),
                    refusal);
        }
    }

    private static @Nullable String refusal(Engine engine, String name) throws ModelException {
        try {
            engine.refresh(name);
            return null;
        } catch (ModelException e) {
            if (e.problem() != Problem.GOLDEN) {
                throw e;
            }
            return e.getMessage();
        }
    }

    private static String table(Figures figures) {
        return String.format(
                Locale.ROOT,
                "%s under load: %d swaps, each loaded and verified in %.1f s at most; %d jobs done; windows waited"
                        + " %.0f %% of the time%n"
                        + "wrong version: %s%n"
                        + "%s"
                        + "swap.failedJobs %d%n"
                        + "swap.idleMillis %.1f",
                figures.model(),
                figures.swapSeconds().size(),
                figures.swapSeconds().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow(),
                figures.done(),
                100 * figures.waitingShare(),
                figures.refusal() == null ? "was not refused" : "refused: " + figures.refusal(),
                figures.failure() == null ? "" : "first failure: " + figures.failure() + System.lineSeparator(),
                figures.failed(),
                figures.idleMillis());
    }

    private Map<String, Object> document(Figures figures) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "swap");
        document.put("model", figures.model());
        document.put("jobsAtATime", jobs);
        document.put("secondsEach", seconds);
        document.put("swapSeconds", figures.swapSeconds());
        document.put("jobs", figures.done());
        document.put("waitingShare", figures.waitingShare());
        document.put("refusal", figures.refusal());
        document.put("failure", figures.failure());
        document.put("swap.failedJobs", figures.failed());
        document.put("swap.idleMillis", figures.idleMillis());
        return document;
    }
}
