package io.ripieno.models.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.inference.device.DeviceException;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.model.StoredModel;
import io.ripieno.music.audio.AudioException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno benchmark frontend}. */
@Command(
        name = "frontend",
        mixinStandardHelpOptions = true,
        description =
                "Compares what is done to a window of audio before a tagger's network, mixing down, resampling and"
                        + " log-mel, with the network itself: CPU time of one thread, parts in turns, median of five"
                        + " rounds. The ratio should stay below 1.")
final class FrontEndBenchmarkCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Model that tags, its latest version (${DEFAULT-VALUE}).")
    private String name = "instrument-tagger";

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    private @Nullable Path models;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, ModelException, AudioException, DeviceException {
        CommandSpec command = Objects.requireNonNull(spec);
        Path repository = models != null ? models : TaggerBenchmarkCommand.repositoryOfTheCheckout();
        StoredModel model = ModelRepository.open(repository).resolve(ModelRef.latest(name));
        if (model.manifest().audio() == null) {
            throw new ParameterException(
                    command.commandLine(), "The model " + name + " does not listen to audio. Name one that tags.");
        }
        PrintWriter out = command.commandLine().getOut();
        FrontEndCost cost = new FrontEndBenchmark(model).run();
        out.println(json ? new ObjectMapper().writeValueAsString(cost.document()) : cost.table());
        out.flush();
        return 0;
    }
}
