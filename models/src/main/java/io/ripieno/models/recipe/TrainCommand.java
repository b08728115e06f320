package io.ripieno.models.recipe;

import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.train.Trainer;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train RECIPE}: states the cost, trains, writes the model into the repository. */
@Command(
        name = "train",
        description = "Trains a model by its recipe and writes it into the model repository.",
        mixinStandardHelpOptions = true)
public final class TrainCommand implements Callable<Integer> {
    private static final long DEFAULT_SEED = 1223;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RECIPE", description = "What to train; --list shows the names.")
    private @Nullable String recipe;

    @Option(names = "--list", description = "Lists the recipes with their cost and ends.")
    private boolean list;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of everything that is drawn (default: ${DEFAULT-VALUE}).")
    private long seed = DEFAULT_SEED;

    @Option(names = "--epochs", paramLabel = "N", description = "At most (default: the recipe's own number).")
    private @Nullable Integer epochs;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Checkpoints, log, plot (default: ~/.ripieno/train/RECIPE).")
    private @Nullable Path out;

    @Option(
            names = "--repository",
            paramLabel = "DIR",
            description =
                    "Receives the model (default: models/repository of the checkout; with --smoke, a folder in --out).")
    private @Nullable Path repository;

    @Option(names = "--model-version", paramLabel = "N", description = "Version to write (default: the next free one).")
    private @Nullable Integer version;

    @Option(names = "--resume", description = "Goes on from the last checkpoint in --out.")
    private boolean resume;

    @Option(names = "--smoke", description = "A model from next to nothing, to see that all parts work.")
    private boolean smoke;

    @Option(
            names = "--force",
            description = "Also runs what takes more than two hours on one core, and replaces a run.")
    private boolean force;

    @Override
    public Integer call() throws RecipeException {
        if (list) {
            for (Recipe each : Recipes.all()) {
                String cost = each.cost(settings(each)).describe();
                line().getOut().printf("%-20s %s%n%-20s %s%n", each.name(), each.summary(), "", cost);
            }
            return 0;
        }
        Recipe chosen = chosen();
        RecipeSettings settings = settings(chosen);
        Cost cost = chosen.cost(settings);
        settings.messages().printf("%s: %s%n", chosen.name(), cost.describe());
        if (cost.isHigh() && !force) {
            throw misuse("That is more than %.0f hours. Give fewer --epochs, or --force to run it all the same."
                    .formatted(Cost.LIMIT_HOURS));
        }
        if (Trainer.hasRun(settings.folder()) && !resume && !smoke && !force) {
            throw misuse(
                    "%s holds a run already. Give --resume to go on with it, --force to replace it, or another --out."
                            .formatted(settings.folder()));
        }
        Tensors.useOneThread();
        try (StopOnSignal signal = StopOnSignal.listen()) {
            chosen.run(settings);
            return 0;
        } catch (InterruptedException e) {
            settings.messages().println("Stopped. Go on with the last finished epoch by --resume.");
            return 1;
        }
    }

    private Recipe chosen() {
        String name = recipe;
        if (name == null) {
            throw misuse("No recipe was named. Name one of " + names() + ".");
        }
        return Recipes.named(name)
                .orElseThrow(() -> misuse("There is no recipe " + name + ". Name one of " + names() + "."));
    }

    private RecipeSettings settings(Recipe of) {
        PrintStream messages = System.err;
        Path home = Path.of(System.getProperty("user.home"), ".ripieno", "train");
        Path folder = out != null ? out : home.resolve(smoke ? of.name() + "-smoke" : of.name());
        Path target = repository != null
                ? repository
                : smoke
                        ? folder.resolve("repository")
                        : Checkout.folder().resolve("models").resolve("repository");
        int number = version != null ? version : smoke ? 1 : nextVersion(target.resolve(of.name()));
        OptionalInt limit = epochs != null ? OptionalInt.of(epochs) : OptionalInt.empty();
        return new RecipeSettings(seed, limit, folder, target, number, resume, smoke, messages);
    }

    private static int nextVersion(Path model) {
        int next = 1;
        while (Files.exists(model.resolve(Integer.toString(next)))) {
            next++;
        }
        return next;
    }

    private static String names() {
        return Recipes.all().stream().map(Recipe::name).toList().toString();
    }

    private ParameterException misuse(String message) {
        return new ParameterException(line(), message);
    }

    private CommandLine line() {
        if (spec == null) {
            throw new IllegalStateException("The command was not made by picocli.");
        }
        return spec.commandLine();
    }
}
