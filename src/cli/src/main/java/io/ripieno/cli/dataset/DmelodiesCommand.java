package io.ripieno.cli.dataset;

import io.ripieno.cli.CliException;
import io.ripieno.cli.ExitCode;
import io.ripieno.cli.Terminal;
import io.ripieno.cli.report.Figures;
import io.ripieno.cli.report.Json;
import io.ripieno.music.dmelodies.DatasetFiles;
import io.ripieno.music.dmelodies.DatasetSplit;
import io.ripieno.music.dmelodies.Melodies;
import io.ripieno.music.dmelodies.MelodyVocabulary;
import io.ripieno.music.score.ScoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ripieno dataset dmelodies}. */
@Command(
        name = "dmelodies",
        description = {
            "Make dMelodies: all 1,354,752 two-bar melodies of nine factors.",
            "dmelodies.npz holds score_array and latent_array, which NumPy reads without pickle; dmelodies.json names tokens and factors. With --export, only the melodies that it lists are written, as .mid and .musicxml."
        })
public final class DmelodiesCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Folder for the files, made if missing.")
    private Path folder = Path.of("");

    @Option(
            names = "--first",
            paramLabel = "TOKEN",
            description =
                    "What token 0 is, ${COMPLETION-CANDIDATES}; token 1 is the other (default: ${DEFAULT-VALUE}). The published order is not known.")
    private MelodyVocabulary.First first = MelodyVocabulary.First.HOLD;

    @Option(
            names = "--split",
            paramLabel = "SEED",
            description =
                    "Also write dmelodies-split-SEED.npz: the rows for training (.70), validation (.20) and test (.10), shuffled. NumPy shuffles otherwise.")
    private @Nullable Long split;

    @Option(
            names = "--export",
            paramLabel = "N",
            arity = "1..*",
            split = ",",
            converter = RowConverter.class,
            description = "Write these melodies instead, numbered from 0.")
    private List<Integer> export = List.of();

    @Option(names = "--json", description = "Write one JSON document about the files.")
    private boolean json;

    /**
     * What was written.
     *
     * @param seconds that it took
     */
    record Report(int melodies, List<String> files, double seconds) {}

    public DmelodiesCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws ScoreException {
        long begun = System.nanoTime();
        try {
            List<Path> files = export.isEmpty() ? all() : new MelodyExport(folder).write(export);
            report(files, (System.nanoTime() - begun) / 1e9);
            return ExitCode.DONE;
        } catch (ScoreException e) {
            throw e;
        } catch (IOException e) {
            throw new CliException("%s cannot be written (%s); check the folder and its space".formatted(folder, e), e);
        }
    }

    private List<Path> all() throws IOException {
        var progress = new Progress(terminal, "%,d melodies".formatted(Melodies.COUNT));
        DatasetFiles dataset = DatasetFiles.write(folder, new MelodyVocabulary(first), progress);
        progress.clear();
        List<Path> files = new ArrayList<>(List.of(dataset.arrays(), dataset.info()));
        if (split != null) {
            files.add(DatasetSplit.of(split).write(folder.resolve("dmelodies-split-%d.npz".formatted(split))));
        }
        return files;
    }

    private void report(List<Path> files, double seconds) {
        int melodies = export.isEmpty() ? Melodies.COUNT : export.size();
        if (json) {
            Json.print(
                    terminal.out(),
                    new Report(melodies, files.stream().map(Path::toString).toList(), seconds));
        } else {
            files.forEach(file -> terminal.line(file.toString()));
            terminal.line("%d melodies in %s s".formatted(melodies, Figures.seconds(seconds)));
        }
    }
}
