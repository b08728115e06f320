package io.ripieno.inference.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on one split. A value is absent where it is not defined, as for a class without positives.
 *
 * @param split name of the split
 * @param clips how many were measured
 * @param meanAveragePrecision over the classes
 * @param meanAuc area under the receiver operating characteristic, mean over the classes
 * @param classes one entry per label
 */
public record SplitMetrics(
        String split,
        int clips,
        @Nullable Double meanAveragePrecision,
        @Nullable Double meanAuc,
        List<ClassMetrics> classes) {
    public SplitMetrics {
        classes = List.copyOf(classes);
    }

    /**
     * One class on the split.
     *
     * @param label of the class
     * @param positives clips in which it is present
     * @param averagePrecision area under precision over recall
     * @param auc area under the receiver operating characteristic
     * @param f1 at the label's threshold
     */
    public record ClassMetrics(
            String label,
            int positives,
            @Nullable Double averagePrecision,
            @Nullable Double auc,
            @Nullable Double f1) {}
}
