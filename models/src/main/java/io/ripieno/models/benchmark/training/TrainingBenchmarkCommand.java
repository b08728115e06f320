package io.ripieno.models.benchmark.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.interpret.Tensors;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark training}. */
@Command(
        name = "training",
        mixinStandardHelpOptions = true,
        description = "Steps of training by the interpreter against the same networks written on libtorch's modules, in"
                + " turn, in one thread.")
public final class TrainingBenchmarkCommand implements Callable<Integer> {
    /** The share of the modules' steps per second that the interpreter should reach at least. */
    private static final double BAR = 0.95;

    /** The networks that are raced. */
    enum Network {
        CONVOLUTIONAL(ConvolutionalRace::fullSize),
        BLSTM(RecurrentRace::fullSize),
        DECODER(DecoderRace::fullSize);

        private final Supplier<Race> race;

        Network(Supplier<Race> race) {
            this.race = race;
        }
    }

    @Option(
            names = "--network",
            paramLabel = "NAME",
            split = ",",
            description = "Only these of ${COMPLETION-CANDIDATES}.")
    private List<Network> networks = List.of(Network.values());

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "30",
            description = "Steps of each, after a quarter as many to warm up. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--require",
            paramLabel = "RATIO",
            arity = "0..1",
            fallbackValue = "" + BAR,
            description = "Exit with 1 if one of the ratios is below this. Without a number: ${FALLBACK-VALUE}.")
    private double required = Double.NEGATIVE_INFINITY;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (rounds < 1) {
            throw new ParameterException(command.commandLine(), "--rounds is %d. Give at least 1.".formatted(rounds));
        }
        Tensors.useOneThread();
        List<Race.Pace> paces = new ArrayList<>();
        for (Network network : networks) {
            paces.add(network.race.get().run((rounds + 3) / 4, rounds));
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(json ? new ObjectMapper().writeValueAsString(document(paces)) : table(paces));
        out.flush();
        return paces.stream().allMatch(pace -> pace.ratio() >= required) ? 0 : 1;
    }

    private String table(List<Race.Pace> paces) {
        StringBuilder table = new StringBuilder();
        table.append("steps per second, medians of %d%n".formatted(rounds));
        table.append("%-40s %12s %12s %12s %8s %10s %6s%n"
                .formatted("network", "parameters", "interpreter", "modules", "ratio", "CPU ratio", "bar"));
        for (Race.Pace pace : paces) {
            table.append(String.format(
                    Locale.ROOT,
                    "%-40s %12d %12.2f %12.2f %8.3f %10.3f %6.2f%n",
                    pace.network(),
                    pace.parameters(),
                    1 / pace.interpreted().wall(),
                    1 / pace.modules().wall(),
                    pace.ratio(),
                    pace.cpuRatio(),
                    BAR));
        }
        return table.toString().stripTrailing();
    }

    private Map<String, Object> document(List<Race.Pace> paces) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", "training");
        document.put("rounds", rounds);
        List<Map<String, Object>> results = new ArrayList<>();
        for (Race.Pace pace : paces) {
            Map<String, Object> network = new LinkedHashMap<>();
            network.put("network", pace.network());
            network.put("parameters", pace.parameters());
            network.put("interpreterStepsPerSecond", 1 / pace.interpreted().wall());
            network.put("modulesStepsPerSecond", 1 / pace.modules().wall());
            network.put("ratio", pace.ratio());
            network.put("cpuRatio", pace.cpuRatio());
            network.put("bar", BAR);
            results.add(network);
        }
        document.put("networks", results);
        return document;
    }
}
