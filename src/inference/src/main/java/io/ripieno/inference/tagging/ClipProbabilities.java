package io.ripieno.inference.tagging;

import io.ripieno.inference.model.Label;
import java.util.ArrayList;
import java.util.List;

/**
 * Sums windows up in the order of time: the probability of a label over the recording is the mean over the windows,
 * weighted by the share of the window that is real audio. A padded last window thus counts for what it holds, and the
 * only window of a short recording counts in full.
 */
final class ClipProbabilities {
    private final TaggingPlan plan;
    private final double[] sums;
    private final List<WindowResult> timeline = new ArrayList<>();
    private double weights;
    private int windows;

    ClipProbabilities(TaggingPlan plan) {
        this.plan = plan;
        this.sums = new double[plan.reported().length];
    }

    void add(double startSeconds, double endSeconds, double weight, float[] probabilities) {
        windows++;
        weights += weight;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += weight * probabilities[plan.reported()[i]];
        }
        if (plan.timeline()) {
            List<Float> values = new ArrayList<>(sums.length);
            for (int index : plan.reported()) {
                values.add(probabilities[index]);
            }
            timeline.add(new WindowResult(startSeconds, endSeconds, values));
        }
    }

    int windows() {
        return windows;
    }

    List<WindowResult> timeline() {
        return timeline;
    }

    List<LabelResult> labels() {
        List<LabelResult> results = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            Label label = plan.labels().get(i);
            double probability = sums[i] / weights;
            results.add(
                    new LabelResult(label.name(), probability, label.threshold(), probability >= label.threshold()));
        }
        return results;
    }
}
