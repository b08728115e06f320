package io.ripieno.models.recipe;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.interpret.Tensors;
import io.ripieno.models.signal.StopOnSignal;
import io.ripieno.models.train.Trainer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
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

    private final List<Recipe> recipes;

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

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description =
                    "Trains N times, with seeds from --seed on, each in a folder of its own in --out, and tells mean and"
                            + " deviation of the figures (default: 1).")
    private int seeds = 1;

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
                    "Receives the model (default: models/repository of the checkout; with --smoke or several seeds, a folder in"
                            + " --out).")
    private @Nullable Path repository;

    @Option(names = "--model-version", paramLabel = "N", description = "Version to write (default: the next free one).")
    private @Nullable Integer version;

    @Option(
            names = "--start",
            paramLabel = "FILE",
            description = "Weights to begin with instead of drawn ones: .onnx, .npz or .safetensors.")
    private @Nullable Path start;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "For the sums of the network (default: with --resume as many as before, else 1, the fastest on busy cores).")
    private @Nullable Integer threads;

    @Option(names = "--resume", description = "Goes on from the last checkpoint in --out.")
    private boolean resume;

    @Option(names = "--smoke", description = "A model from next to nothing, to see that all parts work.")
    private boolean smoke;

    @Option(names = "--json", description = "Prints the final figures as JSON.")
    private boolean json;

    @Option(
            names = "--force",
            description = "Also runs what takes more than two hours on one core, and replaces a run.")
    private boolean force;

    /** Knows all recipes. */
    public TrainCommand() {
        this(Recipes.all());
    }

    TrainCommand(List<Recipe> recipes) {
        this.recipes = List.copyOf(recipes);
    }

    @Override
    public Integer call() throws RecipeException, IOException {
        if (list) {
            for (Recipe each : recipes) {
                String cost = each.cost(settings(each, seed)).describe();
                line().getOut().printf("%-20s %s%n%-20s %s%n", each.name(), each.summary(), "", cost);
            }
            return 0;
        }
        Recipe chosen = chosen();
        if (threads != null && threads < 1) {
            throw misuse("%d threads. Give 1 or more.".formatted(threads));
        }
        if (seeds < 1 || seeds > 1 && (repository != null || version != null)) {
            throw misuse(
                    "%d seeds. Give 1 or more, and for more no --repository and no --model-version.".formatted(seeds));
        }
        List<RecipeSettings> runs = LongStream.range(seed, seed + seeds)
                .mapToObj(each -> settings(chosen, each))
                .toList();
        Cost cost = chosen.cost(runs.get(0)).times(seeds);
        runs.get(0).messages().printf("%s: %s%n", chosen.name(), cost.describe());
        refuse(cost, runs);
        RunFigures figures = new RunFigures();
        try (StopOnSignal signal = StopOnSignal.listen()) {
            for (RecipeSettings run : runs) {
                Tensors.useThreads(threads(run));
                figures.add(run.seed(), chosen.run(run));
            }
        } catch (InterruptedException e) {
            runs.get(0).messages().println("Stopped, and saved. Go on by --resume.");
            return 1;
        }
        String told = json ? new ObjectMapper().writeValueAsString(figures.document(chosen.name())) : figures.table();
        line().getOut().println(told);
        line().getOut().flush();
        return 0;
    }

    private int threads(RecipeSettings run) {
        if (threads != null) {
            return threads;
        }
        return resume ? Trainer.threads(run.folder()) : 1;
    }

    private void refuse(Cost cost, List<RecipeSettings> runs) {
        if (cost.isHigh() && !force) {
            throw misuse("That is more than %.0f hours. Give fewer --epochs, or --force to run it all the same."
                    .formatted(Cost.LIMIT_HOURS));
        }
        for (RecipeSettings run : runs) {
            if (Trainer.hasRun(run.folder()) && !resume && !smoke && !force) {
                throw misuse(
                        "%s holds a run already. Give --resume to go on with it, --force to replace it, or another --out."
                                .formatted(run.folder()));
            }
        }
    }

    private Recipe chosen() {
        String name = recipe;
        if (name == null) {
            throw misuse("No recipe was named. Name one of " + names() + ".");
        }
        return recipes.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> misuse("There is no recipe " + name + ". Name one of " + names() + "."));
    }

    private RecipeSettings settings(Recipe of, long runSeed) {
        PrintStream messages = System.err;
        Path home = Path.of(System.getProperty("user.home"), ".ripieno", "train");
        Path whole = out != null ? out : home.resolve(smoke ? of.name() + "-smoke" : of.name());
        Path folder = seeds == 1 ? whole : whole.resolve("seed-" + runSeed);
        boolean apart = smoke || seeds > 1;
        Path target = repository != null
                ? repository
                : apart
                        ? folder.resolve("repository")
                        : Checkout.folder().resolve("models").resolve("repository");
        int number = version != null ? version : apart ? 1 : nextVersion(target.resolve(of.name()));
        OptionalInt limit = epochs != null ? OptionalInt.of(epochs) : OptionalInt.empty();
        return new RecipeSettings(
                runSeed, limit, folder, target, number, Optional.ofNullable(start), resume, smoke, messages);
    }

    private static int nextVersion(Path model) {
        int next = 1;
        while (Files.exists(model.resolve(Integer.toString(next)))) {
            next++;
        }
        return next;
    }

    private String names() {
        return recipes.stream().map(Recipe::name).toList().toString();
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
