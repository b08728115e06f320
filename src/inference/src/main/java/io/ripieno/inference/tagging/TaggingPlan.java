package io.ripieno.inference.tagging;

import io.ripieno.inference.model.AudioSpec;
import io.ripieno.inference.model.Label;
import io.ripieno.inference.model.ModelManifest;
import io.ripieno.inference.work.InvalidOptionsException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The options as they apply to a model.
 *
 * @param reported indices of the reported labels in the model's output
 * @param labels the reported labels with the thresholds that hold
 * @param hopSamples from the start of one window to the next
 * @param hopSeconds the same
 * @param timeline whether windows are listed
 */
record TaggingPlan(int[] reported, List<Label> labels, int hopSamples, double hopSeconds, boolean timeline) {
    /** Shorter hops than a window by this multiply the work and tell nothing more. */
    private static final int MOST_HOPS_PER_WINDOW = 100;

    static TaggingPlan of(ModelManifest model, AudioSpec audio, TaggingOptions options) {
        requireKnown(model, "labels", options.labels());
        requireKnown(model, "thresholds", options.thresholds().keySet());
        Double chosen = options.hopSeconds();
        double hop = chosen == null ? audio.hopSeconds() : chosen;
        long hopSamples = Math.round(hop * audio.sampleRate());
        if (MOST_HOPS_PER_WINDOW * hopSamples < audio.windowSamples() || hopSamples > audio.windowSamples()) {
            throw new InvalidOptionsException("The hop (" + hop + " s) must be from "
                    + audio.windowSeconds() / MOST_HOPS_PER_WINDOW + " s, a hundredth of the window of " + model.ref()
                    + ", to the window itself, " + audio.windowSeconds()
                    + " s. Choose one within these. Leave it out to use " + audio.hopSeconds() + " s.");
        }
        List<Integer> indices = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < model.labels().size(); i++) {
            Label label = model.labels().get(i);
            if (options.labels().isEmpty() || options.labels().contains(label.name())) {
                indices.add(i);
                labels.add(new Label(
                        label.name(),
                        options.thresholds().getOrDefault(label.name(), label.threshold()),
                        label.notes()));
            }
        }
        int[] reported = indices.stream().mapToInt(Integer::intValue).toArray();
        return new TaggingPlan(
                reported,
                List.copyOf(labels),
                (int) hopSamples,
                (double) hopSamples / audio.sampleRate(),
                options.timeline());
    }

    /** How many windows so many seconds have, roughly; 0 if that is not known, as NaN. */
    long windows(double seconds) {
        return (long) (seconds / hopSeconds);
    }

    /**
     * How long so many seconds of audio take a thread of the host, roughly; 0 if that is not known, as of NaN.
     *
     * @param isResampled whether the audio has another sample rate than the model
     */
    double hostSeconds(FrontEndCost cost, double seconds, boolean isResampled) {
        return Double.isNaN(seconds) ? 0 : cost.seconds(isResampled ? seconds : 0, windows(seconds));
    }

    private static void requireKnown(ModelManifest model, String option, Collection<String> names) {
        Set<String> known = model.labels().stream().map(Label::name).collect(Collectors.toSet());
        List<String> unknown =
                names.stream().filter(name -> !known.contains(name)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new InvalidOptionsException("The option " + option + " names " + unknown + ", which " + model.ref()
                    + " does not know. Its labels are "
                    + model.labels().stream().map(Label::name).toList() + ".");
        }
    }
}
