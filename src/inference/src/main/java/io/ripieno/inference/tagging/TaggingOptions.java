package io.ripieno.inference.tagging;

import io.ripieno.inference.work.InvalidOptionsException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may choose about tagging. Names of labels are checked against the model when the work starts.
 *
 * @param hopSeconds from the start of one window to the next; null means the model's own
 * @param thresholds per label, in [0, 1], in place of the model's own
 * @param labels to report; empty means all of the model's
 * @param timeline whether the result lists every window
 */
public record TaggingOptions(
        @Nullable Double hopSeconds, Map<String, Double> thresholds, Set<String> labels, boolean timeline) {
    /** The model's hop and thresholds, all labels, with the timeline. */
    public static final TaggingOptions DEFAULT = new TaggingOptions(null, Map.of(), Set.of(), true);

    public TaggingOptions {
        if (hopSeconds != null && !(hopSeconds > 0 && Double.isFinite(hopSeconds))) {
            throw new InvalidOptionsException("The hop (" + hopSeconds
                    + " s) must be greater than 0 s. Leave it out to use the hop that the model was made for.");
        }
        thresholds.forEach((label, threshold) -> {
            if (!(threshold >= 0 && threshold <= 1)) {
                throw new InvalidOptionsException("The threshold of " + label + " (" + threshold
                        + ") must be from 0 to 1. Leave it out to use the model's own.");
            }
        });
        thresholds = Collections.unmodifiableMap(new TreeMap<>(thresholds));
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
    }
}
