package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark int8}. */
@Command(
        name = "int8",
        mixinStandardHelpOptions = true,
        description = {
            "Serves networks in single precision and with their large products in 8 bits, in turn, by one thread: time, size, and how far outputs differ.",
            "Weights are those that training starts from, inputs are noise. What 8 bits do to a trained graph is told by 'weights shrink --int8' on inputs of its own."
        })
final class Int8BenchmarkCommand implements Callable<Integer> {
    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "NAME or NAME:SETTING=VALUE,... of 'networks'; again for more (default: ${DEFAULT-VALUE}).")
    private List<String> networks = List.of(
            "vggish",
            "iass",
            "bag-fc",
            "factor-discriminator-images",
            "mnist-vae",
            "measure-vae-inpainting:vocabulary=130",
            "latent-rnn",
            "cnn14",
            "mobile-fcn",
            "open-unmix-512");

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Items of a run; several are measured one after the other (${DEFAULT-VALUE}).")
    private List<Integer> batches = List.of(1, 8);

    @Option(
            names = "--length",
            paramLabel = "N",
            description = "Frames, bars or instances where a network takes any number (${DEFAULT-VALUE}).")
    private int length = 128;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Runs of each, of which the median counts (${DEFAULT-VALUE}).")
    private int rounds = 11;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (rounds < 1 || length < 1 || batches.stream().anyMatch(batch -> batch < 1)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--rounds (%d), --length (%d) and --batch (%s) must be at least 1."
                            .formatted(rounds, length, batches));
        }
        PrintWriter out = command.commandLine().getOut();
        List<String> notices = new ArrayList<>();
        List<Map<String, Object>> documents = new ArrayList<>();
        if (!json) {
            out.println(Int8Cost.header());
        }
        for (String network : networks) {
            for (Int8Cost cost : new Int8Benchmark(batches, length, rounds).of(network, notices::add)) {
                documents.add(cost.document());
                if (!json) {
                    out.println(cost.line());
                    out.flush();
                }
            }
        }
        if (json) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("benchmark", "int8");
            document.put("rounds", rounds);
            document.put("graphs", documents);
            document.put("leftOut", notices);
            out.println(new ObjectMapper().writeValueAsString(document));
        } else {
            notices.forEach(out::println);
        }
        out.flush();
        return 0;
    }
}
