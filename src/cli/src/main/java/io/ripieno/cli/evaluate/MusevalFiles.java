package io.ripieno.cli.evaluate;

import io.ripieno.cli.CliException;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.Figure;
import io.ripieno.music.metrics.separation.MusevalJson;
import io.ripieno.music.metrics.separation.TrackScores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The scores of each recording in museval's layout, a file each. */
final class MusevalFiles {
    private static final String SDR = "each-sdr";

    private MusevalFiles() {}

    /**
     * Writes over files of the same names.
     *
     * @throws CliException if there are no scores of BSS Eval, or a file cannot be written
     */
    static List<Path> write(Evaluation evaluation, Path folder) {
        List<Path> files = new ArrayList<>();
        try {
            for (Figure sdr : evaluation.figures()) {
                if (sdr.name().equals(SDR)) {
                    Path file = folder.resolve(sdr.item() + ".json");
                    Files.createDirectories(file.toAbsolutePath().getParent());
                    Files.writeString(file, MusevalJson.write(scores(evaluation, sdr)));
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new CliException("%s cannot be written (%s); check the folder and its space".formatted(folder, e), e);
        }
        if (files.isEmpty()) {
            throw new CliException(
                    "there are no scores of bss to write to %s; add bss to --measures".formatted(folder));
        }
        return files;
    }

    private static TrackScores scores(Evaluation evaluation, Figure sdr) {
        List<String> sources = sdr.axes().get(0).labels();
        List<String> times = sdr.axes().get(1).labels();
        double duration = evaluation.figure("window", sdr.item()).value();
        double[] sir = evaluation.figure("each-sir", sdr.item()).values();
        double[] sar = evaluation.figure("each-sar", sdr.item()).values();
        double[] isr = evaluation.figures().stream()
                .filter(figure ->
                        figure.name().equals("each-isr") && figure.item().equals(sdr.item()))
                .findFirst()
                .map(Figure::values)
                .orElseGet(() -> new double[0]);
        List<TrackScores.Target> targets = new ArrayList<>();
        for (int s = 0; s < sources.size(); s++) {
            int from = s * times.size();
            targets.add(new TrackScores.Target(
                    sources.get(s),
                    IntStream.range(0, times.size())
                            .mapToObj(w -> new TrackScores.Frame(
                                    Double.parseDouble(times.get(w)),
                                    duration,
                                    sdr.values()[from + w],
                                    sir[from + w],
                                    sar[from + w],
                                    isr.length == 0 ? Double.NaN : isr[from + w]))
                            .toList()));
        }
        return new TrackScores(targets);
    }
}
