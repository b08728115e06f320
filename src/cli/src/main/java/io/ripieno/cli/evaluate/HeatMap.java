package io.ripieno.cli.evaluate;

import io.ripieno.music.metrics.evaluation.Axis;
import io.ripieno.music.metrics.evaluation.Figure;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** Heat maps of figures of two axes; the first index counts downwards in the figure and upwards in the picture. */
final class HeatMap {
    private static final int MARGIN = 260;
    private static final int CELL = 28;
    private static final int LEAST = 500;
    private static final int MOST = 2400;
    private static final int FEW = 200;

    private HeatMap() {}

    static HeatMapChart of(Figure figure) {
        Axis rows = figure.axes().get(0);
        Axis columns = figure.axes().get(1);
        int height = rows.labels().size();
        int width = columns.labels().size();
        HeatMapChart chart = new HeatMapChartBuilder()
                .width(side(width))
                .height(side(height))
                .title(EvaluationPlots.title(figure))
                .xAxisTitle(columns.name())
                .yAxisTitle(rows.name())
                .build();
        double[] finite =
                Arrays.stream(figure.values()).filter(Double::isFinite).toArray();
        double least = Arrays.stream(finite).min().orElse(0);
        double most = Arrays.stream(finite).max().orElse(1);
        chart.getStyler()
                .setRangeColors(new Color[] {new Color(0xf7fbff), new Color(0x6baed6), new Color(0x08306b)})
                .setMin(Math.min(0, least))
                .setMax(most > least ? most : least + 1)
                .setShowValue(height * width <= FEW)
                .setHeatMapValueDecimalPattern("0.00");
        chart.getStyler().setXAxisLabelRotation(width > 4 ? 45 : 0);
        List<Number[]> cells = new ArrayList<>();
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double value = figure.values()[row * width + column];
                if (Double.isFinite(value)) {
                    cells.add(new Number[] {column, row, value});
                }
            }
        }
        chart.addSeries(figure.name(), columns.labels(), rows.labels(), cells);
        return chart;
    }

    private static int side(int cells) {
        return Math.max(LEAST, Math.min(MOST, MARGIN + CELL * cells));
    }
}
