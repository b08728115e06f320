package io.ripieno.models.data;

import io.ripieno.models.data.clips.Split;
import io.ripieno.models.data.clips.StemLibrary;
import io.ripieno.models.data.clips.StemPlan;
import io.ripieno.models.data.clips.StemVoices;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Renders the stems that the instrument tagger is trained with, unless they are there. */
@Command(
        name = "stems",
        mixinStandardHelpOptions = true,
        description = "Renders the stems of the instrument tagger with fluidsynth, unless they are there.")
public final class StemsCommand implements Callable<Integer> {
    @Option(names = "--root", paramLabel = "DIR", description = "Where libraries are kept (~/.ripieno/data/...).")
    private @Nullable Path root;

    @Option(names = "--seed", description = "Seed of everything (${DEFAULT-VALUE}).")
    private long seed = StemPlan.DEFAULT.seed();

    @Option(names = "--train", description = "Phrases of each instrument to train with (${DEFAULT-VALUE}).")
    private int train = StemPlan.DEFAULT.train();

    @Option(names = "--validation", description = "Phrases of each instrument to validate with (${DEFAULT-VALUE}).")
    private int validation = StemPlan.DEFAULT.validation();

    @Option(names = "--test", description = "Phrases of each instrument to test with (${DEFAULT-VALUE}).")
    private int test = StemPlan.DEFAULT.test();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
        StemLibrary library = StemLibrary.build(
                new StemPlan(seed, train, validation, test),
                StemVoices.standard(),
                root == null ? StemLibrary.defaultRoot() : root,
                (split, instrument, done, total) -> {
                    out.println(done + "/" + total + " " + split.label() + " " + instrument.label());
                    out.flush();
                });
        for (Split split : Split.values()) {
            out.printf("%-10s %.1f hours%n", split.label(), library.provenance().hours(split));
        }
        out.println(library.folder());
        out.flush();
        return 0;
    }
}
