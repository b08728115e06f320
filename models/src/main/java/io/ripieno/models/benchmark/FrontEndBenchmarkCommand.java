package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark frontend}. */
@Command(
        name = "frontend",
        mixinStandardHelpOptions = true,
        description =
                "Compares what is done to a window of audio before a tagger's network, mixing down, resampling and"
                        + " log-mel, with the network itself, in batches as the service runs them: CPU time of one"
                        + " thread, parts in turns, median of five rounds. The bar is a ratio below 1.")
final class FrontEndBenchmarkCommand implements Callable<Integer> {
    @Mixin
    private TaggerOptions tagger = new TaggerOptions();

    @Option(
            names = "--require",
            paramLabel = "RATIO",
            description = "Exit with 1 if the ratio of the dearest kind of recording is this or more.")
    private double bar = Double.POSITIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        FrontEndCost cost = new FrontEndBenchmark(tagger.resolve()).run();
        out.println(json ? new ObjectMapper().writeValueAsString(cost.document()) : cost.table());
        out.flush();
        return cost.ratio() < bar ? 0 : 1;
    }
}
