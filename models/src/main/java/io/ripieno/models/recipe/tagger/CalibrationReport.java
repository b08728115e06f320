package io.ripieno.models.recipe.tagger;

import io.ripieno.music.metrics.ranking.Predictions;
import io.ripieno.music.metrics.ranking.Reliability;
import io.ripieno.music.metrics.ranking.ScoredItems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes how reliable probabilities are: the expected calibration error of each class and of all, and curves. */
final class CalibrationReport {
    static final String PLOT = "calibration.png";

    private CalibrationReport() {}

    /**
     * Writes {@code calibration.csv} and {@code calibration.png}.
     *
     * @param splits predictions by the name of their split; columns are in its order
     * @param table folder of the table
     * @param plot folder of the picture
     */
    static void write(List<String> labels, Map<String, Predictions> splits, Path table, Path plot) throws IOException {
        List<String> lines = new ArrayList<>(List.of("label," + String.join(",", splits.keySet())));
        for (int label = 0; label < labels.size(); label++) {
            StringBuilder line = new StringBuilder(labels.get(label));
            for (Predictions predictions : splits.values()) {
                line.append(",%.4f".formatted(reliability(predictions.of(label)).expectedError()));
            }
            lines.add(line.toString());
        }
        Map<String, Reliability> pooled = new LinkedHashMap<>();
        splits.forEach((name, predictions) -> pooled.put(name, reliability(predictions.pooled())));
        StringBuilder all = new StringBuilder("all");
        pooled.values().forEach(curve -> all.append(",%.4f".formatted(curve.expectedError())));
        lines.add(all.toString());
        pooled.forEach((name, curve) -> curve.bins()
                .forEach(bin -> lines.add(
                        "# %s: said %.3f, found %.3f, of %d".formatted(name, bin.said(), bin.found(), bin.count()))));
        Files.write(table.resolve("calibration.csv"), lines);
        ReliabilityPlot.write(pooled, plot.resolve(PLOT));
    }

    private static Reliability reliability(ScoredItems items) {
        return items.reliability(Reliability.USUAL_BINS);
    }
}
