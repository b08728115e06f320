package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.benchmark.measures.SeededFiles;
import io.ripieno.models.benchmark.measures.SeededLatents;
import io.ripieno.models.benchmark.measures.SeededMelodies;
import io.ripieno.models.benchmark.measures.SeededTrack;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark measures}. */
@Command(
        name = "measures",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what the measures cost on seeded data: the dependency-aware bundle of Latte, mutual information of one pair, BSS Eval v4 of a stereo track of four sources, and MGEval of two sets of melodies. Seconds of CPU of all threads and seconds of wall, of the fastest run. Needs Linux.",
            "The bar that needs no other program: mutual information of 100,000 items in under 60 s."
        })
final class MeasuresBenchmarkCommand implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Option(names = "--items", paramLabel = "N", description = "Items of the bundle (${DEFAULT-VALUE}).")
    private int items = 5_000;

    @Option(names = "--dimensions", paramLabel = "N", description = "Dimensions of its codes (${DEFAULT-VALUE}).")
    private int dimensions = 32;

    @Option(names = "--attributes", paramLabel = "N", description = "Its attributes (${DEFAULT-VALUE}).")
    private int attributes = 6;

    @Option(names = "--pair", paramLabel = "N", description = "Items of the pair (${DEFAULT-VALUE}).")
    private int pair = 100_000;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "Of the track, at 44.1 kHz (${DEFAULT-VALUE}).")
    private double seconds = 30;

    @Option(names = "--melodies", paramLabel = "N", description = "Of each set (${DEFAULT-VALUE}).")
    private int melodies = 100;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Runs of each, of which the fastest counts (${DEFAULT-VALUE}).")
    private int runs = 3;

    @Option(names = "--seed", paramLabel = "SEED", description = "Of the data (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description =
                    "Write the data, too: bundle.npz and pair.npz (z, a), references/ and estimates/ (.wav), first/ and second/ (.mid).")
    private @Nullable Path folder;

    @Option(
            names = "--require",
            paramLabel = "SECONDS",
            description = "Exit with 1 if the mutual information of the pair takes this or more by the clock.")
    private double bar = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /**
     * What a measure cost.
     *
     * @param value that was measured, which tells that something was computed
     */
    record Cost(String name, double cpuSeconds, double wallSeconds, String of, double value) {}

    @Override
    public Integer call() throws Exception {
        var line = Objects.requireNonNull(spec).commandLine();
        if (items < 10
                || pair < 10
                || melodies < 2
                || runs < 1
                || !(seconds >= 1)
                || attributes < 2
                || dimensions <= attributes) {
            throw new ParameterException(
                    line, "Give at least 10 items, 2 attributes and more dimensions, 1 second, 2 melodies and 1 run.");
        }
        SeededLatents latents = SeededLatents.of(items, dimensions, attributes, seed);
        SeededLatents one = SeededLatents.of(pair, 2, 1, seed);
        SeededTrack track = SeededTrack.of(44_100, seconds, seed);
        SeededMelodies sets = SeededMelodies.of(melodies, seed);
        if (folder != null) {
            SeededFiles files = new SeededFiles(folder);
            files.write("bundle", latents);
            files.write("pair", one);
            files.write(track);
            files.write(sets);
        }
        List<Cost> costs = new ArrayList<>();
        costs.add(fastest("latte-bundle", "mean MIG", latents::bundle));
        Cost information = fastest("mutual-information", "nats", one::information);
        costs.add(information);
        costs.add(fastest("bss-eval-v4", "SDR of the first source, dB", track::bssEval));
        costs.add(fastest("mgeval", "mean overlap", sets::overlap));
        PrintWriter out = line.getOut();
        if (json) {
            out.println(new ObjectMapper()
                    .writeValueAsString(Map.of("benchmark", "measures", "runs", runs, "costs", costs)));
        } else {
            out.println("measure             CPU s    wall s       value");
            costs.forEach(cost -> out.println(String.format(
                    Locale.ROOT,
                    "%-18s %7.2f %8.2f  %10.4f  %s",
                    cost.name(),
                    cost.cpuSeconds(),
                    cost.wallSeconds(),
                    cost.value(),
                    cost.of())));
        }
        out.flush();
        return information.wallSeconds() < bar ? 0 : 1;
    }

    private Cost fastest(String name, String of, Callable<Double> work) throws Exception {
        Cost best = null;
        for (int run = 0; run < runs; run++) {
            ProcessTimes before = ProcessTimes.now();
            long start = System.nanoTime();
            double value = work.call();
            double wall = (System.nanoTime() - start) / NANOS;
            Cost cost = new Cost(name, ProcessTimes.now().since(before).self(), wall, of, value);
            best = best == null || cost.cpuSeconds() < best.cpuSeconds() ? cost : best;
        }
        return Objects.requireNonNull(best);
    }
}
