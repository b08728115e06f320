package io.ripieno.models.recipe.tagger;

import io.ripieno.music.metrics.ranking.Reliability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws calibration curves as a PNG file: the share that is so over the probability that was said. */
final class ReliabilityPlot {
    private static final int SIDE = 520;

    private ReliabilityPlot() {}

    /** Replaces the file. */
    static void write(Map<String, Reliability> curves, Path file) throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(SIDE)
                .height(SIDE)
                .title("Calibration")
                .xAxisTitle("said")
                .yAxisTitle("found")
                .build();
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        chart.addSeries("calibrated", new double[] {0, 1}, new double[] {0, 1}).setMarker(SeriesMarkers.NONE);
        curves.forEach((name, curve) -> chart.addSeries(
                name,
                curve.bins().stream().mapToDouble(Reliability.Bin::said).toArray(),
                curve.bins().stream().mapToDouble(Reliability.Bin::found).toArray()));
        BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
    }
}
