package io.ripieno.cli.evaluate;

import io.ripieno.music.metrics.evaluation.Axis;
import io.ripieno.music.metrics.evaluation.Figure;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Line charts of figures of two axes. */
final class Lines {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 500;

    private Lines() {}

    /** A line for each label of the first axis over the second, whose labels are numbers. */
    static XYChart along(Figure figure) {
        Axis columns = figure.axes().get(1);
        XYChart chart = chart(figure, columns.name(), figure.unit());
        double[] x = columns.labels().stream().mapToDouble(Double::parseDouble).toArray();
        for (int row = 0; row < figure.axes().get(0).labels().size(); row++) {
            add(chart, figure.axes().get(0).labels().get(row), x, row(figure, row));
        }
        return chart;
    }

    /** One row over another, both from 0 to 1, beside the diagonal. */
    static XYChart curve(Figure figure, String across, String up) {
        Axis rows = figure.axes().get(0);
        XYChart chart = chart(figure, across, up);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setYAxisMin(0.0).setYAxisMax(1.0);
        if (up.equals("found")) {
            add(chart, "calibrated", new double[] {0, 1}, new double[] {0, 1});
        }
        add(
                chart,
                up,
                row(figure, rows.labels().indexOf(across)),
                row(figure, rows.labels().indexOf(up)));
        return chart;
    }

    private static XYChart chart(Figure figure, String across, String up) {
        return new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(EvaluationPlots.title(figure))
                .xAxisTitle(across)
                .yAxisTitle(up)
                .build();
    }

    /** What is not finite is left out. */
    private static void add(XYChart chart, String name, double[] x, double[] y) {
        int[] shown = IntStream.range(0, x.length)
                .filter(i -> Double.isFinite(x[i]) && Double.isFinite(y[i]))
                .toArray();
        if (shown.length > 0) {
            chart.addSeries(
                            name,
                            Arrays.stream(shown).mapToDouble(i -> x[i]).toArray(),
                            Arrays.stream(shown).mapToDouble(i -> y[i]).toArray())
                    .setMarker(shown.length < 3 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        }
    }

    private static double[] row(Figure figure, int row) {
        int width = figure.axes().get(1).labels().size();
        return Arrays.copyOfRange(figure.values(), row * width, (row + 1) * width);
    }
}
