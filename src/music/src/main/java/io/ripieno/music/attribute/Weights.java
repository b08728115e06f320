package io.ripieno.music.attribute;

import io.ripieno.music.measure.TickGrid;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Weights of the 24 ticks. */
enum Weights {
    /** After Toussaint's metrical hierarchy, turned round: what is metrically weak is complex. */
    COMPLEXITY(0.20, 0.67, 0.25, 0.67, 1, 2, 0.5, 2, 1),
    STRENGTH(1, 1, 1, 1, 0.008, 0.008, 0.15, 0.008, 0.008);

    private final double[] weights;

    /** @param w four for the beats, then five for the ticks within each */
    Weights(double... w) {
        weights = IntStream.range(0, TickGrid.TICKS)
                .mapToDouble(tick -> tick % TickGrid.TICKS_OF_BEAT == 0
                        ? w[tick / TickGrid.TICKS_OF_BEAT]
                        : w[3 + tick % TickGrid.TICKS_OF_BEAT])
                .toArray();
    }

    double at(int tick) {
        return weights[tick];
    }

    double total() {
        return DoubleStream.of(weights).sum();
    }
}
