package io.ripieno.models.data.variety;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Where a figure lies in a set of pieces: the ends, the tenth and ninetieth of a hundred, and the middle. */
public record Spread(double least, double tenth, double median, double ninetieth, double most) {
    static <T> Spread of(List<T> all, ToDoubleFunction<T> figure) {
        double[] sorted = all.stream().mapToDouble(figure).sorted().toArray();
        return new Spread(sorted[0], at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9), sorted[sorted.length - 1]);
    }

    Spread times(double factor) {
        return new Spread(least * factor, tenth * factor, median * factor, ninetieth * factor, most * factor);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
