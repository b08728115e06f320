package io.ripieno.models.graph;

/** Pooling over the dimensions after {@code [batch][channels]}. */
public sealed interface Pooling extends LayerSet permits Layers {
    /** The largest of each window. */
    default Value maxPool(String name, Value x, Window window) {
        return graph().node("MaxPool", name, window.attributes().with("dilations", window.dilations()), x);
    }

    /** Max-pooling over {@code frequency × time} cells, stride as the cell, what is left over is dropped; 1 × 1 is no layer. */
    default Value maxPool(String name, Value x, int frequency, int time) {
        if (frequency == 1 && time == 1) {
            return x;
        }
        return maxPool(name, x, Window.of(frequency, time).stride(frequency, time));
    }

    /**
     * The mean of each window.
     *
     * @param countPads whether padding counts as zeros; else the mean is of the cells inside
     * @throws GraphException if the window has gaps
     */
    default Value averagePool(String name, Value x, Window window, boolean countPads) {
        for (long dilation : window.dilations()) {
            if (dilation != 1) {
                throw new GraphException(
                        "Average pool %s has dilation %d. Take windows without gaps.".formatted(name, dilation));
            }
        }
        return graph().node("AveragePool", name, window.attributes().with("count_include_pad", countPads ? 1 : 0), x);
    }

    /** The mean over everything but batch and channels: {@code [batch][channels]}. */
    default Value globalMean(String name, Value x) {
        Value mean = graph().node("GlobalAveragePool", name + ".mean", Attributes.none(), x);
        return graph().node("Flatten", name, Attributes.none().with("axis", 1), mean);
    }
}
