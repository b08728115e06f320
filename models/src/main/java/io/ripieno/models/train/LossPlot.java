package io.ripieno.models.train;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a run's losses, and the figure that decides which epoch is best, over its epochs as a PNG file. */
public final class LossPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;

    private LossPlot() {}

    /**
     * Replaces the file.
     *
     * @param reports at least one
     * @param figure of the validation; drawn on an axis of its own unless it is the loss
     */
    public static void write(List<EpochReport> reports, String figure, Path file) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title("Training")
                .xAxisTitle("epoch")
                .yAxisTitle("loss")
                .build();
        double[] epochs = column(reports, EpochReport::epoch);
        add(chart, "training loss", epochs, column(reports, r -> r.training().getOrDefault(Loss.NAME, Double.NaN)));
        add(chart, "validation loss", epochs, column(reports, r -> r.validation()
                .getOrDefault(Loss.NAME, Double.NaN)));
        if (!figure.equals(Loss.NAME)) {
            add(chart, "validation " + figure, epochs, column(reports, r -> r.validation()
                            .getOrDefault(figure, Double.NaN)))
                    .setYAxisGroup(1);
            chart.setYAxisGroupTitle(1, figure);
        }
        try {
            BitmapEncoder.saveBitmap(chart, file.toString(), BitmapEncoder.BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException("Plot %s cannot be written. Check the disk.".formatted(file), e);
        }
    }

    private static XYSeries add(XYChart chart, String name, double[] x, double[] y) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }

    private static double[] column(List<EpochReport> reports, ToDoubleFunction<EpochReport> value) {
        return reports.stream().mapToDouble(value).toArray();
    }
}
