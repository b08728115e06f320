package io.ripieno.models.data.variety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.Histogram;

/** Six pictures of a set of pieces. */
public final class VarietyPlots {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 420;
    private static final int BINS = 24;

    private VarietyPlots() {}

    /** Writes tracks.png, classes.png, keys.png, tempo.png, polyphony.png and density.png; those there are replaced. */
    public static void write(Variety variety, Path folder) throws IOException {
        Files.createDirectories(folder);
        bars(variety.tracks(), "Tracks of a piece", folder.resolve("tracks.png"));
        bars(variety.classes(), "Pieces in which a class plays", folder.resolve("classes.png"));
        bars(variety.keys(), "Keys", folder.resolve("keys.png"));
        histogram(variety, PieceFigures::tempo, "Quarter notes a minute", folder.resolve("tempo.png"));
        histogram(variety, PieceFigures::polyphony, "Notes that sound together", folder.resolve("polyphony.png"));
        histogram(variety, PieceFigures::density, "Notes a second", folder.resolve("density.png"));
    }

    private static void bars(Map<?, Long> counts, String title, Path file) throws IOException {
        List<String> names = counts.keySet().stream().map(Object::toString).toList();
        write(title, names, new ArrayList<>(counts.values()), file);
    }

    private static void histogram(Variety variety, ToDoubleFunction<PieceFigures> figure, String title, Path file)
            throws IOException {
        List<Double> values =
                variety.pieces().stream().map(figure::applyAsDouble).toList();
        Histogram histogram = new Histogram(values, BINS);
        List<String> names = histogram.getxAxisData().stream()
                .map(middle -> String.format(Locale.ROOT, "%.1f", middle))
                .toList();
        write(title, names, histogram.getyAxisData(), file);
    }

    private static void write(String title, List<String> names, List<? extends Number> counts, Path file)
            throws IOException {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle("pieces")
                .build();
        chart.getStyler().setXAxisLabelRotation(60).setLegendVisible(false);
        chart.addSeries("pieces", names, counts);
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
