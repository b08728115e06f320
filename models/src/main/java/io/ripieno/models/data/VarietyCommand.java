package io.ripieno.models.data;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ripieno.models.data.arrange.ensemble.ArrangeOptions;
import io.ripieno.models.data.arrange.ensemble.Arranger;
import io.ripieno.models.data.arrange.tune.SourceTune;
import io.ripieno.models.data.phrase.Dice;
import io.ripieno.models.data.variety.PieceFigures;
import io.ripieno.models.data.variety.Variety;
import io.ripieno.models.data.variety.VarietyPlots;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ripieno dataset variety}. */
@Command(
        name = "variety",
        mixinStandardHelpOptions = true,
        description = "Arranges pieces, without sound, and tells and plots how different they are.")
final class VarietyCommand implements Callable<Integer> {
    @Option(names = "--pieces", paramLabel = "N", description = "How many pieces (${DEFAULT-VALUE}).")
    private int pieces = 1000;

    @Option(names = "--seed", description = "Seed of everything (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private TuneOptions tunes = new TuneOptions();

    @Option(names = "--plots", paramLabel = "DIR", description = "Write pictures (PNG) into this folder.")
    private @Nullable Path plots;

    @Option(names = "--json", description = "Write a JSON document.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandSpec command = Objects.requireNonNull(spec);
        if (pieces < 1) {
            throw new ParameterException(command.commandLine(), "--pieces (" + pieces + ") must be at least 1.");
        }
        List<SourceTune> all = new ArrayList<>();
        TuneSides.of(tunes.read(seed, command.commandLine().getErr()), seed)
                .values()
                .forEach(all::addAll);
        if (all.isEmpty()) {
            throw new IOException("There are no tunes in " + tunes.folders()
                    + " to arrange: name folders with ABC, MusicXML or MIDI.");
        }
        List<PieceFigures> figures = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            SourceTune tune = all.get(i % all.size());
            figures.add(PieceFigures.of(Arranger.arrange(tune, ArrangeOptions.DEFAULT, Dice.derive(seed, i))));
        }
        Variety variety = new Variety(figures);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(document(variety, all.size())));
        } else {
            out.printf("%d tunes%n%s", all.size(), variety.table());
        }
        if (plots != null) {
            VarietyPlots.write(variety, plots);
        }
        out.flush();
        return 0;
    }

    private static Map<String, Object> document(Variety variety, int tunes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tunes", tunes);
        document.put("pieces", variety.pieces().size());
        document.put("different", variety.different());
        document.put("tempo", variety.tempo());
        document.put("polyphony", variety.polyphony());
        document.put("density", variety.density());
        document.put("seconds", variety.seconds());
        document.put("nearest", variety.nearest());
        document.put("tracks", variety.tracks());
        document.put("classes", variety.classes());
        document.put("keys", variety.keys());
        document.put("metres", variety.metres());
        document.put("ensembles", variety.ensembles());
        document.put("feels", variety.feels());
        return document;
    }
}
