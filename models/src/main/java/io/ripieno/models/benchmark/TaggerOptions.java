package io.ripieno.models.benchmark;

import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.model.StoredModel;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which tagger is measured. */
public final class TaggerOptions {
    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "Model that tags, its latest version (${DEFAULT-VALUE}).")
    private String name = "instrument-tagger";

    @Option(names = "--models", paramLabel = "DIR", description = "Model repository (default: that of the checkout).")
    private @Nullable Path models;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /**
     * Finds it.
     *
     * @throws ModelException if the repository or the model cannot be read
     * @throws ParameterException if the model does not listen to audio
     */
    public StoredModel resolve() throws ModelException {
        Path repository = models != null ? models : TaggerBenchmarkCommand.repositoryOfTheCheckout();
        StoredModel model = ModelRepository.open(repository).resolve(ModelRef.latest(name));
        if (model.manifest().audio() == null) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "The model " + name + " does not listen to audio. Name one that tags.");
        }
        return model;
    }
}
