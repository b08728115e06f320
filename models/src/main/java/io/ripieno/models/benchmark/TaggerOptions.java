package io.ripieno.models.benchmark;

import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.ModelEntry;
import io.ripieno.inference.model.ModelException;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.model.ModelRef;
import io.ripieno.inference.model.ModelRepository;
import io.ripieno.inference.model.StoredModel;
import java.nio.file.Path;
import java.util.List;
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
     * A model that tags.
     *
     * @param audio how it listens
     */
    public record Tagger(StoredModel stored, AudioSpec audio) {}

    /**
     * Finds it.
     *
     * @throws ModelException if the repository or the model cannot be read
     * @throws ParameterException if the model does not tag audio
     */
    public Tagger resolve() throws ModelException {
        ModelRepository repository =
                ModelRepository.open(models != null ? models : TaggerBenchmarkCommand.repositoryOfTheCheckout());
        StoredModel model = repository.resolve(ModelRef.latest(name));
        AudioSpec audio = model.manifest().audio();
        if (audio == null || !tags(model.manifest())) {
            throw new ParameterException(
                    Objects.requireNonNull(command).commandLine(),
                    "The model " + model.manifest().ref() + " is made for "
                            + model.manifest().task() + (audio == null ? ", without audio" : "")
                            + ". Name one that tags recordings with --model; " + repository.root() + " has "
                            + taggers(repository) + ".");
        }
        return new Tagger(model, audio);
    }

    private static boolean tags(ModelManifest manifest) {
        return manifest.task().equals(ModelManifest.TAGGING) && manifest.audio() != null;
    }

    private static List<String> taggers(ModelRepository repository) throws ModelException {
        return repository.list().stream()
                .filter(entry -> entry instanceof ModelEntry.Readable readable && tags(readable.manifest()))
                .map(entry -> entry.ref().name())
                .distinct()
                .toList();
    }
}
