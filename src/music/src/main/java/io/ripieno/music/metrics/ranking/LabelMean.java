package io.ripieno.music.metrics.ranking;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A mean over the labels for which a measure is defined.
 *
 * @param value the mean, NaN if it is defined for none
 * @param labels of each label, NaN where it is not defined
 */
public record LabelMean(double value, List<Double> labels) {
    static LabelMean of(double[] labels) {
        double mean =
                Arrays.stream(labels).filter(x -> !Double.isNaN(x)).average().orElse(Double.NaN);
        return new LabelMean(mean, Arrays.stream(labels).boxed().toList());
    }

    /** The labels, counted from 0, that the mean leaves out. */
    public List<Integer> undefined() {
        return IntStream.range(0, labels.size())
                .filter(label -> labels.get(label).isNaN())
                .boxed()
                .toList();
    }
}
