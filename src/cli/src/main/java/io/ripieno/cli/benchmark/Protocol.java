package io.ripieno.cli.benchmark;

import io.ripieno.cli.Bounded;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Places;
import io.ripieno.cli.tag.ModelRefConverter;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.model.StoredModel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a comparison: how often and how long each side runs, on which model, and how it is told. */
final class Protocol {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Bounded.Count.class,
            description = "How often each side runs, in turns; what counts is the median (default: ${DEFAULT-VALUE}).")
    int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "SECONDS",
            converter = Bounded.Seconds.class,
            description = "How long each run lasts at least (default: ${DEFAULT-VALUE}).")
    double seconds = 30;

    @Option(
            names = "--model",
            paramLabel = "NAME[:VERSION]",
            converter = ModelRefConverter.class,
            description = "Model that tags (default: ${DEFAULT-VALUE}, in its highest version).")
    ModelRef model = ModelRef.latest("instrument-tagger");

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    @Nullable
    Path models;

    @Option(names = "--require", paramLabel = "RATIO", description = "Exit with 1 if the efficiency is less than this.")
    double required;

    @Option(names = "--json", description = "Write a JSON document.")
    boolean json;

    /** What is answered to the shell. */
    int exitCode(double efficiency) {
        return efficiency >= required ? ExitCode.DONE : ExitCode.FAILED;
    }

    Path repository(Places places) {
        return models != null ? models : places.models();
    }

    StoredModel storedModel(Places places) throws ModelException {
        return ModelRepository.open(repository(places)).resolve(model);
    }
}
