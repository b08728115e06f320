package io.ripieno.cli.evaluate;

import io.ripieno.cli.CliException;
import io.ripieno.music.metrics.evaluation.Axis;
import io.ripieno.music.metrics.evaluation.Evaluation;
import io.ripieno.music.metrics.evaluation.Figure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** Draws the figures of two axes as PNG files: courses and curves as lines, everything else as heat maps. */
final class EvaluationPlots {
    private EvaluationPlots() {}

    /**
     * Writes over files of the same names.
     *
     * @return the files
     * @throws CliException if one cannot be written
     */
    static List<Path> write(Evaluation evaluation, Path folder) {
        System.setProperty("java.awt.headless", "true");
        List<Path> files = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            Files.createDirectories(folder);
            for (Figure figure : evaluation.figures()) {
                if (figure.axes().size() == 2 && Arrays.stream(figure.values()).anyMatch(Double::isFinite)) {
                    Path file = folder.resolve(name(figure, names) + ".png");
                    try (OutputStream out = Files.newOutputStream(file)) {
                        BitmapEncoder.saveBitmap(chart(figure), out, BitmapEncoder.BitmapFormat.PNG);
                    }
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new CliException("%s cannot be written (%s); check the folder and its space".formatted(folder, e), e);
        }
        return files;
    }

    private static Chart<?, ?> chart(Figure figure) {
        Axis rows = figure.axes().get(0);
        Axis columns = figure.axes().get(1);
        if (rows.name().equals("of")) {
            return rows.labels().contains("recall")
                    ? Lines.curve(figure, "recall", "precision")
                    : Lines.curve(figure, "said", "found");
        }
        return columns.name().equals("seconds") || columns.name().equals("distance")
                ? Lines.along(figure)
                : HeatMap.of(figure);
    }

    /** The name of a file; a number is added where another figure has it already. */
    private static String name(Figure figure, Set<String> names) {
        String whole = figure.item().isEmpty() ? figure.name() : figure.name() + "-" + figure.item();
        String name = whole.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        String free = name;
        for (int next = 2; !names.add(free.toLowerCase(Locale.ROOT)); next++) {
            free = name + "-" + next;
        }
        return free;
    }

    /** The name of a figure with its unit and item. */
    static String title(Figure figure) {
        String name = figure.unit().isEmpty() ? figure.name() : "%s (%s)".formatted(figure.name(), figure.unit());
        return figure.item().isEmpty() ? name : name + ", " + figure.item();
    }
}
