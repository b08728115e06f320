package io.ripieno.models.benchmark.probes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.batch.BatchListener;
import io.ripieno.models.benchmark.probes.ProbeSides.Pace;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark probes}. */
@Command(
        name = "probes",
        mixinStandardHelpOptions = true,
        description = {
            "What the engine costs three kinds of work beside a bare loop that comes to the same: six networks joined"
                    + " for each span, a network in a loop of 64 steps, spectra on the host alone.",
            "Each alone, both sides in turns, median of the rounds after one that does not count; then all three at"
                    + " once, as shares of their speed alone, which come to about 1 together."
        })
public final class ProbesBenchmarkCommand implements Callable<Integer> {
    private static final long MODEL_BYTES = 1L << 30;

    private final List<Probe> probes;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each side runs. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "5",
            description = "How long each run is counted, after a fifth as long. Default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(
            names = "--callers",
            paramLabel = "N",
            description = "Runs under way at a time, and threads of the host. Default: as many as cores.")
    private int callers = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--require",
            paramLabel = "RATIO",
            description = "Exit with 1 if the efficiency of one of the three is less than this.")
    private double least;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    public ProbesBenchmarkCommand() {
        this(List.of(SixJoined.usual(), LoopOf64.usual(), HostAlone.usual()));
    }

    ProbesBenchmarkCommand(List<Probe> probes) {
        this.probes = List.copyOf(probes);
    }

    private record Round(Pace bare, Pace plan) {}

    /** What came of a probe: alone, side by side, and among the others. */
    private record Verdict(String name, List<Round> alone, Pace mixed) {
        double median(ToDoubleFunction<Round> figure) {
            double[] sorted = alone.stream().mapToDouble(figure).sorted().toArray();
            return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        }

        double efficiency() {
            return median(round -> round.plan().spansPerSecond() / round.bare().spansPerSecond());
        }

        double processorEfficiency() {
            return median(
                    round -> round.bare().cpuMillisPerSpan() / round.plan().cpuMillisPerSpan());
        }

        double share() {
            return mixed.spansPerSecond() / median(round -> round.plan().spansPerSecond());
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        List<Verdict> verdicts;
        try (ProbeBench bench = new ProbeBench(probes, callers, MODEL_BYTES, BatchListener.NONE)) {
            verdicts = verdicts(new ProbeSides(bench, callers, seconds));
        }
        out.println(json ? new ObjectMapper().writeValueAsString(document(verdicts)) : table(verdicts));
        out.flush();
        return verdicts.stream().allMatch(each -> each.efficiency() >= least) ? 0 : 1;
    }

    private List<Verdict> verdicts(ProbeSides sides) throws InterruptedException, ExecutionException {
        List<List<Round>> alone = new ArrayList<>();
        for (Probe probe : probes) {
            List<Round> done = new ArrayList<>();
            sides.bare(probe);
            sides.planned(probe);
            for (int round = 0; round < rounds; round++) {
                Pace bare = round % 2 == 0 ? sides.bare(probe) : null;
                Pace plan = sides.planned(probe);
                done.add(new Round(bare == null ? sides.bare(probe) : bare, plan));
            }
            alone.add(done);
        }
        List<Pace> mixed = sides.mixed(probes);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < probes.size(); i++) {
            verdicts.add(new Verdict(probes.get(i).name(), alone.get(i), mixed.get(i)));
        }
        return verdicts;
    }

    private static double sharesTogether(List<Verdict> verdicts) {
        return verdicts.stream().mapToDouble(Verdict::share).sum();
    }

    private static String table(List<Verdict> verdicts) {
        StringBuilder table =
                new StringBuilder("probe  bare spans/s  plan spans/s  ratio  CPU ratio  share when mixed");
        for (Verdict each : verdicts) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%-5s  %12.1f  %12.1f  %5.3f  %9.3f  %16.3f",
                    each.name(),
                    each.median(round -> round.bare().spansPerSecond()),
                    each.median(round -> round.plan().spansPerSecond()),
                    each.efficiency(),
                    each.processorEfficiency(),
                    each.share()));
        }
        return table.append(String.format(Locale.ROOT, "%nprobes.mixed %.3f", sharesTogether(verdicts)))
                .toString();
    }

    private Map<String, Object> document(List<Verdict> verdicts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "probes");
        document.put("callers", callers);
        document.put("seconds", seconds);
        for (Verdict each : verdicts) {
            String key = "probes." + each.name();
            document.put(key + ".efficiency", each.efficiency());
            document.put(key + ".efficiency.cpu", each.processorEfficiency());
            document.put(key + ".rounds", each.alone());
            document.put(key + ".mixed", each.share());
        }
        document.put("probes.mixed", sharesTogether(verdicts));
        return document;
    }
}
